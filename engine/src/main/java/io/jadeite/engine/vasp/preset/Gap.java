package io.jadeite.engine.vasp.preset;

/** What a band gap (eV) decides: how far apart k-points may be, in 1/Å. */
final class Gap {
    /** Up to here, in eV, a gap is that of a metal. */
    static final double TOLERANCE = 1e-4;

    private static final double METAL = 0.22;
    private static final double WIDEST = 0.44;

    /** The two steps of the sets of 2024: from, to, slope, centre in eV. */
    private static final double[][] STEPS = {{0.22, 0.44, 1.1, 2.35}, {0.44, 0.5, 2.5, 6.1}};

    private static final double SECOND_STEP_FROM = 4.5;
    private static final int SHARPNESS = 8;

    private Gap() {}

    /** Wisesa, McGill and Mueller, Phys. Rev. B 93, 155109 (2016), equations 25 and 29; not beyond 0.44. */
    static double spacing(double gap) {
        if (gap <= TOLERANCE) {
            return METAL;
        }
        double shortest = Math.max(1.5, 25.22 - 2.87 * gap);
        return Math.min(2 * Math.PI * 1.0265 / (shortest - 1.0183), WIDEST);
    }

    /** The Materials Project's MP24 sets: two smooth steps. */
    static double spacingBySteps(double gap) {
        if (gap < TOLERANCE) {
            return METAL;
        }
        var step = STEPS[gap < SECOND_STEP_FROM ? 0 : 1];
        double delta = step[2] * (gap - step[3]);
        double sigmoid = delta / Math.pow(1.0 + Math.pow(delta, SHARPNESS), 1.0 / SHARPNESS);
        return 0.5 * (step[0] + step[1] + (step[1] - step[0]) * sigmoid);
    }
}
