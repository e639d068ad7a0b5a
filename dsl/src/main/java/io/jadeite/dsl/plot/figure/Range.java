package io.jadeite.dsl.plot.figure;

/** From the lowest to the highest value that an axis shows. */
public record Range(double low, double high) {
    /** How much of its length an axis shows beyond its data at each end. */
    private static final double MARGIN = 0.05;

    public Range {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException(
                    "a range goes from a number to one that isn't smaller, not from %s to %s".formatted(low, high));
        }
    }

    /** Around both. */
    public Range with(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    public Range with(double value) {
        return with(new Range(value, value));
    }

    public double length() {
        return high - low;
    }

    /** A little more at both ends; around a single value, enough to see it in the middle. */
    Range padded() {
        double margin = length() > resolution() ? MARGIN * length() : Math.max(0.05 * Math.abs(low), 0.5);
        return new Range(low - margin, high + margin);
    }

    /** The same for a logarithmic axis. */
    Range paddedByFactor() {
        double margin = high > low ? MARGIN * Math.log10(high / low) : 0.3;
        return new Range(low / Math.pow(10, margin), high * Math.pow(10, margin));
    }

    /** Below this two values of the range are one, as far as rounding tells. */
    private double resolution() {
        return 1e-12 * Math.max(Math.abs(low), Math.abs(high));
    }
}
