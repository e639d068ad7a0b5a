package io.jadeite.engine.vasp.error;

import java.util.Set;

/** Algorithms of the electronic steps: a slower one that holds, in the place of one that doesn't. */
final class AlgorithmRemedies {
    private static final Set<String> FAST = Set.of("fast", "veryfast");
    private static final int MOST_CORRECTIONS = 2;

    private AlgorithmRemedies() {}

    static void subspaceRotation(Plan plan) {
        if (plan.hasAny("pssyevx", "pdsyevx") && !plan.inputs().algorithm().equals("normal")) {
            plan.set("ALGO", "Normal");
        }
    }

    static void residuals(Plan plan) {
        if (!plan.has("eddrmm")) {
            return;
        }
        plan.goOnFromContcar();
        if (FAST.contains(plan.inputs().algorithm())) {
            plan.set("ALGO", "Normal");
        } else {
            plan.halvePotim();
        }
        plan.deleteStart("CHGCAR", "WAVECAR");
    }

    /** Small cells on many processors do better with more of them for each band. */
    static void davidson(Plan plan) {
        if (!plan.has("edddav")) {
            return;
        }
        plan.goOnFromContcar();
        plan.deleteStart("CHGCAR");
        if (!plan.inputs().algorithm().equals("all")) {
            plan.set("ALGO", "All", "ISEARCH", 1);
        }
        double electrons = BasisRemedies.electrons(plan).orElse(1);
        if (electrons < Runtime.getRuntime().availableProcessors()) {
            plan.set("NCORE", 2 * plan.inputs().whole("NCORE", 1));
            if (plan.inputs().has("NPAR")) {
                plan.unset("NPAR");
            }
        }
    }

    /** Moving orbitals is left; where they weren't moved, one try with more bands. */
    static void gradient(Plan plan) {
        if (!plan.has("grad_not_orth") || plan.count("grad_not_orth") >= MOST_CORRECTIONS) {
            return;
        }
        if (leaveOrbitals(plan)) {
            return;
        }
        boolean isAlone = !plan.has("algo_tet");
        boolean hadBands = plan.count("grad_not_orth") > 0;
        if (isAlone && !hadBands) {
            BasisRemedies.moreBands(plan);
        }
    }

    private static boolean leaveOrbitals(Plan plan) {
        var inputs = plan.inputs();
        long number = inputs.has("ALGO") ? 0 : inputs.whole("IALGO", 38);
        boolean moves = Set.of("all", "damped").contains(inputs.algorithm()) || (number >= 53 && number <= 58);
        if (!moves) {
            return false;
        }
        plan.set("ALGO", steady(inputs));
        if (inputs.has("IALGO")) {
            plan.unset("IALGO");
        }
        return true;
    }

    /** Hybrid functionals have no Fast, and meta-GGAs do badly with it. */
    private static String steady(Inputs inputs) {
        return inputs.isHybrid() || inputs.isMetaGga() ? "Normal" : "Fast";
    }

    static void diagonalisation(Plan plan) {
        if (!plan.hasAny("zheev", "eddiag")) {
            return;
        }
        var algorithm = plan.inputs().algorithm();
        if (FAST.contains(algorithm)) {
            plan.goOnFromContcar();
            plan.set("ALGO", "Normal");
        } else if (algorithm.equals("normal") && plan.inputs().whole("ISMEAR", 1) >= 0) {
            plan.goOnFromContcar();
            plan.set("ALGO", "All", "ISEARCH", 1);
        }
    }

    /** Whoever comes to it again, as something else has set the algorithm back, gets Gaussians. */
    static void orbitalsWithTetrahedra(Plan plan) {
        if (!plan.has("algo_tet")) {
            return;
        }
        if (plan.count("algo_tet") > 0) {
            plan.set("ISMEAR", 0, "SIGMA", 0.05);
        } else if (plan.inputs().movesOrbitals() && plan.inputs().whole("ISMEAR", 1) < 0) {
            plan.set("ALGO", steady(plan.inputs()));
        }
    }
}
