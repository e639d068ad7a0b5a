package io.jadeite.engine.emt;

/**
 * exp(x) to within 2 units of the last digit for |x| < 700, at about half the cost of {@link Math#exp}, which makes up most
 * of a force call; it takes no care of the ends of the range. By table and polynomial: Tang, ACM Trans. Math. Softw. 15, 144 (1989).
 */
final class Exponential {
    private static final int PARTS = 64;
    private static final double PARTS_PER_LN2 = PARTS / Math.log(2);
    /** ln 2/64 in two pieces; the first has so few digits that multiples of it are exact. */
    private static final double PART_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(Math.log(2) / PARTS) & -1L << 24);

    /** By how much the double nearest to ln 2 falls short of it. */
    private static final double LN2_REST = 2.3190468138462996e-17;

    private static final double PART_LOW = Math.log(2) / PARTS - PART_HIGH + LN2_REST / PARTS;
    /** Adding it rounds to a whole number, which then stands in the lowest bits. */
    private static final double ROUNDER = 0x1.8p52;

    /** The bits of 2^(k/64). */
    private static final long[] POWERS = new long[PARTS];

    static {
        for (int k = 0; k < PARTS; k++) {
            POWERS[k] = Double.doubleToRawLongBits(Math.pow(2, (double) k / PARTS));
        }
    }

    private Exponential() {}

    static double of(double x) {
        double rounded = x * PARTS_PER_LN2 + ROUNDER;
        long parts = Double.doubleToRawLongBits(rounded);
        double whole = rounded - ROUNDER;
        double r = x - whole * PART_HIGH - whole * PART_LOW;
        double square = r * r;
        double polynomial = 1 + r + square * (0.5 + r * (1.0 / 6) + square * (1.0 / 24 + r * (1.0 / 120)));
        long bits = POWERS[(int) parts & (PARTS - 1)] + (parts >> 6 << 52);
        return Double.longBitsToDouble(bits) * polynomial;
    }
}
