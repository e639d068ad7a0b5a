package io.jadeite.dsl.plot.figure;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Points of a plane in order. Immutable; a y that is NaN interrupts a line. */
public final class Coordinates {
    private final double[] xs;
    private final double[] ys;

    private Coordinates(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    public static Coordinates of(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(
                    "points need as many y as x, not %d and %d".formatted(ys.length, xs.length));
        }
        return new Coordinates(xs.clone(), ys.clone());
    }

    public int size() {
        return xs.length;
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }

    public double[] xs() {
        return xs.clone();
    }

    public double[] ys() {
        return ys.clone();
    }

    /** Only those at the given indices, in that order. */
    Coordinates at(int[] indices) {
        return new Coordinates(
                Arrays.stream(indices).mapToDouble(index -> xs[index]).toArray(),
                Arrays.stream(indices).mapToDouble(index -> ys[index]).toArray());
    }

    /** With a corner before each point but the first: each y holds until the next. */
    Coordinates asSteps() {
        int count = Math.max(0, 2 * xs.length - 1);
        return new Coordinates(
                IntStream.range(0, count).mapToDouble(i -> xs[(i + 1) / 2]).toArray(),
                IntStream.range(0, count).mapToDouble(i -> ys[i / 2]).toArray());
    }

    /** Whether no x is smaller than the one before it. */
    boolean isOrderedByX() {
        return IntStream.range(1, xs.length).allMatch(i -> xs[i] >= xs[i - 1]);
    }

    /** All that are points, NaN left out; there must be one. */
    Range rangeOfX() {
        return range(xs);
    }

    Range rangeOfY() {
        return range(ys);
    }

    boolean isEmpty() {
        return IntStream.range(0, xs.length).noneMatch(i -> Double.isFinite(xs[i]) && Double.isFinite(ys[i]));
    }

    private static Range range(double[] values) {
        var summary = Arrays.stream(values).filter(Double::isFinite).summaryStatistics();
        return new Range(summary.getMin(), summary.getMax());
    }
}
