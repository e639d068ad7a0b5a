package io.jadeite.engine.vasp.error;

import java.math.BigDecimal;
import java.math.MathContext;

/** Symmetry that VASP finds for the cell but not for the mesh, or not twice alike: another mesh, another SYMPREC, none. */
final class SymmetryRemedies {
    /** VASP's own. */
    private static final double USUAL = 1e-5;

    private static final double STRICT = 1e-6;
    private static final double STRICTEST = 1e-8;
    private static final double LOOSE = 1e-4;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private SymmetryRemedies() {}

    private static double symprec(Plan plan) {
        return plan.inputs().number("SYMPREC", USUAL);
    }

    private static void withoutSymmetry(Plan plan) {
        if (plan.inputs().usesSymmetry()) {
            plan.set("ISYM", 0);
        }
    }

    /** vasp.at/forum/viewtopic.php?p=24485. */
    static void reducedPoints(Plan plan) {
        if (!plan.has("ibzkpt")) {
            return;
        }
        long before = plan.count("ibzkpt");
        if (before == 0 && plan.inputs().whole("ISYM", 2) != 0) {
            plan.set("ISYM", 0);
        } else if (before == 1 && symprec(plan) > STRICT) {
            plan.set("SYMPREC", STRICT);
        }
    }

    static void inverseRotation(Plan plan) {
        if (!plan.has("inv_rot_mat")) {
            return;
        }
        if (plan.inputs().isMonkhorst()) {
            plan.centre();
        } else if (symprec(plan) < LOOSE) {
            plan.set("SYMPREC", Math.min(LOOSE, shifted(symprec(plan), 10)));
        } else {
            withoutSymmetry(plan);
        }
    }

    static void shiftedMesh(Plan plan) {
        if (plan.hasAny("tetirr", "incorrect_shift") && plan.inputs().isMonkhorst()) {
            plan.centre();
        }
    }

    static void rotation(Plan plan) {
        if (!plan.has("rot_matrix")) {
            return;
        }
        if (plan.inputs().isMonkhorst()) {
            plan.centre();
        } else {
            withoutSymmetry(plan);
        }
    }

    static void primitiveCell(Plan plan) {
        if (plan.has("pricel") && symprec(plan) > STRICTEST) {
            plan.set("SYMPREC", STRICTEST, "ISYM", 0);
        }
    }

    static void chargeSymmetry(Plan plan) {
        if (!plan.has("rhosyg")) {
            return;
        }
        if (symprec(plan) < LOOSE) {
            plan.set("SYMPREC", LOOSE);
        } else {
            plan.set("ISYM", 0);
        }
    }

    /** VASP advises to change SYMPREC by a factor of ten, down or up: vasp.at/forum/viewtopic.php?p=25608. */
    static void positions(Plan plan) {
        if (!plan.hasAny("posmap", "pricelv")) {
            return;
        }
        long before = Math.max(
                plan.has("posmap") ? plan.count("posmap") : 0, plan.has("pricelv") ? plan.count("pricelv") : 0);
        if (before == 0) {
            plan.set("SYMPREC", shifted(symprec(plan), 0.1));
        } else if (before == 1) {
            plan.set("SYMPREC", shifted(plan.inputs().number("SYMPREC", STRICT), 100));
        } else {
            withoutSymmetry(plan);
        }
    }

    static void pointGroup(Plan plan) {
        if (plan.has("point_group")) {
            withoutSymmetry(plan);
        }
    }

    static void noise(Plan plan) {
        if (plan.has("symprec_noise") && plan.inputs().usesSymmetry()) {
            if (symprec(plan) > STRICT) {
                plan.set("SYMPREC", STRICT);
            } else {
                plan.set("ISYM", 0);
            }
        }
    }

    static void bravais(Plan plan) {
        if (!plan.hasAny("bravais", "ksymm")) {
            return;
        }
        if (symprec(plan) > STRICT) {
            plan.set("SYMPREC", STRICT);
        } else {
            withoutSymmetry(plan);
        }
    }

    static void generatedPoints(Plan plan) {
        if (plan.has("hnform")) {
            withoutSymmetry(plan);
        }
    }

    private static double shifted(double value, double factor) {
        return new BigDecimal(value * factor).round(TWO_DIGITS).doubleValue();
    }
}
