package io.jadeite.engine.structure;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The chemical elements in the order of their atomic numbers, hydrogen being 1.
 *
 * <p>Masses in u: IUPAC's standard atomic weights, conventional values (Prohaska et al., Pure Appl. Chem. 94, 573, 2022);
 * for elements without one, the mass number of the isotope that lives longest.
 */
public enum Element {
    H("H", 1.008),
    HE("He", 4.0026),
    LI("Li", 6.94),
    BE("Be", 9.0122),
    B("B", 10.81),
    C("C", 12.011),
    N("N", 14.007),
    O("O", 15.999),
    F("F", 18.998403),
    NE("Ne", 20.1797),
    NA("Na", 22.989769),
    MG("Mg", 24.305),
    AL("Al", 26.981538),
    SI("Si", 28.085),
    P("P", 30.973762),
    S("S", 32.06),
    CL("Cl", 35.45),
    AR("Ar", 39.95),
    K("K", 39.0983),
    CA("Ca", 40.078),
    SC("Sc", 44.955907),
    TI("Ti", 47.867),
    V("V", 50.9415),
    CR("Cr", 51.9961),
    MN("Mn", 54.938043),
    FE("Fe", 55.845),
    CO("Co", 58.933194),
    NI("Ni", 58.6934),
    CU("Cu", 63.546),
    ZN("Zn", 65.38),
    GA("Ga", 69.723),
    GE("Ge", 72.630),
    AS("As", 74.921595),
    SE("Se", 78.971),
    BR("Br", 79.904),
    KR("Kr", 83.798),
    RB("Rb", 85.4678),
    SR("Sr", 87.62),
    Y("Y", 88.905838),
    ZR("Zr", 91.224),
    NB("Nb", 92.90637),
    MO("Mo", 95.95),
    TC("Tc", 97),
    RU("Ru", 101.07),
    RH("Rh", 102.90549),
    PD("Pd", 106.42),
    AG("Ag", 107.8682),
    CD("Cd", 112.414),
    IN("In", 114.818),
    SN("Sn", 118.710),
    SB("Sb", 121.760),
    TE("Te", 127.60),
    I("I", 126.90447),
    XE("Xe", 131.293),
    CS("Cs", 132.90545),
    BA("Ba", 137.327),
    LA("La", 138.90547),
    CE("Ce", 140.116),
    PR("Pr", 140.90766),
    ND("Nd", 144.242),
    PM("Pm", 145),
    SM("Sm", 150.36),
    EU("Eu", 151.964),
    GD("Gd", 157.249),
    TB("Tb", 158.925354),
    DY("Dy", 162.500),
    HO("Ho", 164.930329),
    ER("Er", 167.259),
    TM("Tm", 168.934219),
    YB("Yb", 173.045),
    LU("Lu", 174.96669),
    HF("Hf", 178.486),
    TA("Ta", 180.94788),
    W("W", 183.84),
    RE("Re", 186.207),
    OS("Os", 190.23),
    IR("Ir", 192.217),
    PT("Pt", 195.084),
    AU("Au", 196.96657),
    HG("Hg", 200.592),
    TL("Tl", 204.38),
    PB("Pb", 207.2),
    BI("Bi", 208.98040),
    PO("Po", 209),
    AT("At", 210),
    RN("Rn", 222),
    FR("Fr", 223),
    RA("Ra", 226),
    AC("Ac", 227),
    TH("Th", 232.0377),
    PA("Pa", 231.03588),
    U("U", 238.02891),
    NP("Np", 237),
    PU("Pu", 244),
    AM("Am", 243),
    CM("Cm", 247),
    BK("Bk", 247),
    CF("Cf", 251),
    ES("Es", 252),
    FM("Fm", 257),
    MD("Md", 258),
    NO("No", 262),
    LR("Lr", 262),
    RF("Rf", 267),
    DB("Db", 270),
    SG("Sg", 269),
    BH("Bh", 270),
    HS("Hs", 270),
    MT("Mt", 278),
    DS("Ds", 281),
    RG("Rg", 281),
    CN("Cn", 285),
    NH("Nh", 286),
    FL("Fl", 289),
    MC("Mc", 289),
    LV("Lv", 293),
    TS("Ts", 293),
    OG("Og", 294);

    private static final Map<String, Element> BY_SYMBOL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Element::symbol, element -> element));

    private final String symbol;
    private final double mass;

    Element(String symbol, double mass) {
        this.symbol = symbol;
        this.mass = mass;
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
}
