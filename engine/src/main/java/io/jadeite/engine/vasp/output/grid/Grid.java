package io.jadeite.engine.vasp.output.grid;

import java.util.Arrays;

/** Numbers on the points of a grid over the cell, along a, b and c. Never changes. */
public final class Grid {
    private final int pointsA;
    private final int pointsB;
    private final int pointsC;
    private final double[] values;

    /** @param values those along a run fastest, along c slowest; the array is taken over, not copied, and must not change */
    Grid(int pointsA, int pointsB, int pointsC, double[] values) {
        this.pointsA = pointsA;
        this.pointsB = pointsB;
        this.pointsC = pointsC;
        this.values = values;
    }

    public int pointsA() {
        return pointsA;
    }

    public int pointsB() {
        return pointsB;
    }

    public int pointsC() {
        return pointsC;
    }

    public int size() {
        return values.length;
    }

    /** All count from 0. */
    public double get(int a, int b, int c) {
        if (a < 0 || a >= pointsA || b < 0 || b >= pointsB || c < 0 || c >= pointsC) {
            throw new IndexOutOfBoundsException(
                    "point %d %d %d of %d × %d × %d".formatted(a, b, c, pointsA, pointsB, pointsC));
        }
        return values[(c * pointsB + b) * pointsA + a];
    }

    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** The mean over each plane along an axis (0 = a, 1 = b, 2 = c), as for work functions. */
    public double[] planeMeans(int axis) {
        int[] points = {pointsA, pointsB, pointsC};
        var means = new double[points[axis]];
        for (int i = 0; i < values.length; i++) {
            int[] place = {i % pointsA, i / pointsA % pointsB, i / (pointsA * pointsB)};
            means[place[axis]] += values[i];
        }
        int inPlane = values.length / points[axis];
        return Arrays.stream(means).map(sum -> sum / inPlane).toArray();
    }
}
