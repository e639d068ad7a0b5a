package io.jadeite.engine.vasp.error;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.output.motion.Oszicar;

/** Steps of the atoms that are too long or too short, and cells in which they can't be made. */
final class IonicRemedies {
    private static final int SMALL = 5;
    private static final int MANY_STEPS = 8;

    private IonicRemedies() {}

    /** The charge density left the table of the functional: vasp.at/forum/viewtopic.php?p=14827. */
    static void exchangeTable(Plan plan) {
        if (!plan.has("fexcf")) {
            return;
        }
        long before = plan.count("fexcf");
        if (before == 0) {
            plan.goOnFromContcar();
        } else if (before == 1 && plan.inputs().whole("IBRION", -1) == 1) {
            plan.set("IBRION", 2);
        }
    }

    /** The overlap of the orbitals can't be inverted: atoms too near after a step too long, or too many processors a band. */
    static void overlap(Plan plan) {
        if (!plan.has("zpotrf")) {
            return;
        }
        var inputs = plan.inputs();
        if (inputs.usesSymmetry()) {
            plan.set("ISYM", 0);
        }
        boolean isSmall = inputs.structure().map(Structure::size).orElse(SMALL) < SMALL;
        boolean isSplit = inputs.whole("NCORE", 1) > 1 || inputs.whole("NPAR", 1) > 1;
        if (isSmall && isSplit) {
            plan.set("NCORE", 1);
            if (inputs.whole("NPAR", 1) > 1) {
                plan.unset("NPAR");
            }
        } else if (inputs.whole("NSW", 0) > 0 && hasSteps(plan)) {
            plan.halvePotim();
        }
    }

    private static boolean hasSteps(Plan plan) {
        try {
            return OutputText.find(plan.directory(), "OSZICAR")
                    .map(file -> !Oszicar.read(file).steps().isEmpty())
                    .orElse(false);
        } catch (JadeiteException e) {
            return false;
        }
    }

    static void tripleProduct(Plan plan) {
        if (plan.has("triple_product")) {
            plan.changeStructure(PoscarChange.SWAPPED, "b c");
        }
    }

    static void stepTooShort(Plan plan) {
        if (!plan.has("brions")) {
            return;
        }
        plan.goOnFromContcar();
        if (plan.count("brions") == 1 && plan.inputs().whole("IBRION", 0) == 1) {
            plan.set("IBRION", 2, "POTIM", 0.5);
        } else {
            plan.set("POTIM", Plan.rounded(plan.inputs().number("POTIM", 0.5) + 0.1));
        }
    }

    /** A line search went wrong by noise in the forces: they are made better, and then another search is taken. */
    static void bracketing(Plan plan, boolean withFire) {
        if (!plan.has("zbrent")) {
            return;
        }
        var inputs = plan.inputs();
        plan.goOnFromContcar();
        double precision = inputs.number("EDIFF", 1e-4);
        if (precision > 1e-8) {
            plan.set("EDIFF", precision > 1e-6 ? 1e-6 : precision / 10);
        }
        if (inputs.whole("NELMIN", 2) < MANY_STEPS) {
            plan.set("NELMIN", MANY_STEPS);
        }
        if (withFire) {
            if (inputs.whole("IOPT", 0) != 7) {
                plan.set("IOPT", 7, "IBRION", 3, "POTIM", 0);
            }
        } else if (plan.count("zbrent") == 1) {
            plan.set("IBRION", 1);
        }
    }
}
