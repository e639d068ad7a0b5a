package io.jadeite.engine.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The chemical elements in the order of their atomic numbers, hydrogen being 1.
 *
 * <p>Masses in u: IUPAC's standard atomic weights, conventional values (Prohaska et al., Pure Appl. Chem. 94, 573, 2022);
 * for elements without one, the mass number of the isotope that lives longest.
 *
 * <p>Electronegativities: Pauling's scale as revised by Allred (J. Inorg. Nucl. Chem. 17, 215, 1961) with later additions,
 * to the digits of pymatgen's table of elements, so that formulas name their elements in the same order.
 */
public enum Element {
    H("H", 1.008, 2.20),
    HE("He", 4.0026, Double.NaN),
    LI("Li", 6.94, 0.98),
    BE("Be", 9.0122, 1.57),
    B("B", 10.81, 2.04),
    C("C", 12.011, 2.55),
    N("N", 14.007, 3.04),
    O("O", 15.999, 3.44),
    F("F", 18.998403, 3.98),
    NE("Ne", 20.1797, Double.NaN),
    NA("Na", 22.989769, 0.93),
    MG("Mg", 24.305, 1.31),
    AL("Al", 26.981538, 1.61),
    SI("Si", 28.085, 1.90),
    P("P", 30.973762, 2.19),
    S("S", 32.06, 2.58),
    CL("Cl", 35.45, 3.16),
    AR("Ar", 39.95, Double.NaN),
    K("K", 39.0983, 0.82),
    CA("Ca", 40.078, 1.00),
    SC("Sc", 44.955907, 1.36),
    TI("Ti", 47.867, 1.54),
    V("V", 50.9415, 1.63),
    CR("Cr", 51.9961, 1.66),
    MN("Mn", 54.938043, 1.55),
    FE("Fe", 55.845, 1.83),
    CO("Co", 58.933194, 1.88),
    NI("Ni", 58.6934, 1.91),
    CU("Cu", 63.546, 1.90),
    ZN("Zn", 65.38, 1.65),
    GA("Ga", 69.723, 1.81),
    GE("Ge", 72.630, 2.01),
    AS("As", 74.921595, 2.18),
    SE("Se", 78.971, 2.55),
    BR("Br", 79.904, 2.96),
    KR("Kr", 83.798, 3.00),
    RB("Rb", 85.4678, 0.82),
    SR("Sr", 87.62, 0.95),
    Y("Y", 88.905838, 1.22),
    ZR("Zr", 91.224, 1.33),
    NB("Nb", 92.90637, 1.60),
    MO("Mo", 95.95, 2.16),
    TC("Tc", 97, 1.90),
    RU("Ru", 101.07, 2.20),
    RH("Rh", 102.90549, 2.28),
    PD("Pd", 106.42, 2.20),
    AG("Ag", 107.8682, 1.93),
    CD("Cd", 112.414, 1.69),
    IN("In", 114.818, 1.78),
    SN("Sn", 118.710, 1.96),
    SB("Sb", 121.760, 2.05),
    TE("Te", 127.60, 2.10),
    I("I", 126.90447, 2.66),
    XE("Xe", 131.293, 2.60),
    CS("Cs", 132.90545, 0.79),
    BA("Ba", 137.327, 0.89),
    LA("La", 138.90547, 1.10),
    CE("Ce", 140.116, 1.12),
    PR("Pr", 140.90766, 1.13),
    ND("Nd", 144.242, 1.14),
    PM("Pm", 145, 1.13),
    SM("Sm", 150.36, 1.17),
    EU("Eu", 151.964, 1.20),
    GD("Gd", 157.249, 1.20),
    TB("Tb", 158.925354, 1.10),
    DY("Dy", 162.500, 1.22),
    HO("Ho", 164.930329, 1.23),
    ER("Er", 167.259, 1.24),
    TM("Tm", 168.934219, 1.25),
    YB("Yb", 173.045, 1.10),
    LU("Lu", 174.96669, 1.27),
    HF("Hf", 178.486, 1.30),
    TA("Ta", 180.94788, 1.50),
    W("W", 183.84, 2.36),
    RE("Re", 186.207, 1.90),
    OS("Os", 190.23, 2.20),
    IR("Ir", 192.217, 2.20),
    PT("Pt", 195.084, 2.28),
    AU("Au", 196.96657, 2.54),
    HG("Hg", 200.592, 2.00),
    TL("Tl", 204.38, 1.62),
    PB("Pb", 207.2, 2.33),
    BI("Bi", 208.98040, 2.02),
    PO("Po", 209, 2.00),
    AT("At", 210, 2.20),
    RN("Rn", 222, 2.20),
    FR("Fr", 223, 0.70),
    RA("Ra", 226, 0.90),
    AC("Ac", 227, 1.10),
    TH("Th", 232.0377, 1.30),
    PA("Pa", 231.03588, 1.50),
    U("U", 238.02891, 1.38),
    NP("Np", 237, 1.36),
    PU("Pu", 244, 1.28),
    AM("Am", 243, 1.30),
    CM("Cm", 247, 1.30),
    BK("Bk", 247, 1.30),
    CF("Cf", 251, 1.30),
    ES("Es", 252, 1.30),
    FM("Fm", 257, 1.30),
    MD("Md", 258, 1.30),
    NO("No", 262, 1.30),
    LR("Lr", 262, 1.30),
    RF("Rf", 267, Double.NaN),
    DB("Db", 270, Double.NaN),
    SG("Sg", 269, Double.NaN),
    BH("Bh", 270, Double.NaN),
    HS("Hs", 270, Double.NaN),
    MT("Mt", 278, Double.NaN),
    DS("Ds", 281, Double.NaN),
    RG("Rg", 281, Double.NaN),
    CN("Cn", 285, Double.NaN),
    NH("Nh", 286, Double.NaN),
    FL("Fl", 289, Double.NaN),
    MC("Mc", 289, Double.NaN),
    LV("Lv", 293, Double.NaN),
    TS("Ts", 293, Double.NaN),
    OG("Og", 294, Double.NaN);

    private static final Map<String, Element> BY_SYMBOL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Element::symbol, element -> element));

    private final String symbol;
    private final double mass;
    private final double electronegativity;

    Element(String symbol, double mass, double electronegativity) {
        this.symbol = symbol;
        this.mass = mass;
        this.electronegativity = electronegativity;
    }

    /** Exactly as written in tables: {@code Cu}, not {@code CU}. */
    public static Optional<Element> ofSymbol(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }

    public static Element ofNumber(int number) {
        return values()[number - 1];
    }

    public String symbol() {
        return symbol;
    }

    /** The atomic number; the constants stand in its order. */
    @SuppressWarnings("EnumOrdinal")
    public int number() {
        return ordinal() + 1;
    }

    /** In u. */
    public double mass() {
        return mass;
    }

    /** On Pauling's scale; empty for the elements that have none there (He, Ne, Ar, from Rf on). */
    public OptionalDouble electronegativity() {
        return Double.isNaN(electronegativity) ? OptionalDouble.empty() : OptionalDouble.of(electronegativity);
    }

    /** All symbols, hydrogen first. */
    public static List<String> symbols() {
        return Arrays.stream(values()).map(Element::symbol).toList();
    }
}
