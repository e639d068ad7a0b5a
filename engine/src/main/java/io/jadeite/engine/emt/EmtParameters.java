package io.jadeite.engine.emt;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What effective-medium theory knows of an element, in eV and Å.
 *
 * <p>The metals: Jacobsen, Stoltze, Nørskov, Surf. Sci. 366, 394 (1996). H, C, N and O are not in the paper; their
 * values are those of the Atomic Simulation Environment (ASE), for trying things out and not for results.
 *
 * @param e0 E₀, the cohesive function's depth, eV
 * @param s0 s₀, the neutral sphere's radius, Å
 * @param v0 V₀, the atomic-sphere correction's strength, eV
 * @param eta2 η₂, decay of the electron density, 1/Å
 * @param kappa κ, decay of the pair term, 1/Å
 * @param lambda λ, width of the cohesive function, 1/Å
 * @param n0 n₀, the density at the sphere's edge, 1/Å³
 */
record EmtParameters(double e0, double s0, double v0, double eta2, double kappa, double lambda, double n0) {
    private static final Map<Element, EmtParameters> KNOWN = Collections.unmodifiableMap(table());

    /** Of an element that {@link #requireAll} let through. */
    static EmtParameters of(Element element) {
        return Objects.requireNonNull(KNOWN.get(element));
    }

    /** @throws InputException that names all elements without parameters */
    static void requireAll(Structure structure) {
        var unknown = structure.sites().stream()
                .map(Site::element)
                .filter(element -> !KNOWN.containsKey(element))
                .distinct()
                .map(Element::symbol)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new InputException(("Effective-medium theory has no parameters for %s; it knows %s."
                            + " Use another calculator for this structure, or other elements.")
                    .formatted(unknown, supported()));
        }
    }

    /** The largest neutral sphere of all elements sets the range of all interactions. */
    static double largestS0() {
        return KNOWN.values().stream().mapToDouble(EmtParameters::s0).max().orElseThrow();
    }

    private static String supported() {
        return KNOWN.keySet().stream().map(Element::symbol).collect(Collectors.joining(", "));
    }

    private static Map<Element, EmtParameters> table() {
        var table = new EnumMap<Element, EmtParameters>(Element.class);
        table.put(Element.AL, inAtomicLengths(-3.28, 3.00, 1.493, 1.240, 2.000, 1.169, 0.00700));
        table.put(Element.NI, inAtomicLengths(-4.44, 2.60, 3.673, 1.669, 2.757, 1.948, 0.01030));
        table.put(Element.CU, inAtomicLengths(-3.51, 2.67, 2.476, 1.652, 2.740, 1.906, 0.00910));
        table.put(Element.PD, inAtomicLengths(-3.90, 2.87, 2.773, 1.818, 3.107, 2.155, 0.00688));
        table.put(Element.AG, inAtomicLengths(-2.96, 3.01, 2.132, 1.652, 2.790, 1.892, 0.00547));
        table.put(Element.PT, inAtomicLengths(-5.85, 2.90, 4.067, 1.812, 3.145, 2.192, 0.00802));
        table.put(Element.AU, inAtomicLengths(-3.80, 3.00, 2.321, 1.674, 2.873, 2.182, 0.00703));
        table.put(Element.H, inAtomicLengths(-3.21, 1.31, 0.132, 2.652, 2.790, 3.892, 0.00547));
        table.put(Element.C, inAtomicLengths(-3.50, 1.81, 0.332, 1.652, 2.790, 1.892, 0.01322));
        table.put(Element.N, inAtomicLengths(-5.10, 1.88, 0.132, 1.652, 2.790, 1.892, 0.01222));
        table.put(Element.O, inAtomicLengths(-4.60, 1.95, 0.332, 1.652, 2.790, 1.892, 0.00850));
        return table;
    }

    /** As the paper prints them: energies in eV, lengths in Bohr. */
    private static EmtParameters inAtomicLengths(
            double e0, double s0, double v0, double eta2, double kappa, double lambda, double n0) {
        double bohr = PhysicalConstants.BOHR;
        return new EmtParameters(
                e0, s0 * bohr, v0, eta2 / bohr, kappa / bohr, lambda / bohr, n0 / (bohr * bohr * bohr));
    }
}
