package io.jadeite.engine.vasp.output.scan;

import java.util.Arrays;

/** Numbers without boxes, as many as come. For one thread. */
public final class DoubleList {
    private double[] values;
    private int size;

    public DoubleList() {
        this(16);
    }

    public DoubleList(int expected) {
        values = new double[Math.max(4, expected)];
    }

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    public double get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return values[index];
    }

    /** Forgets what was added behind the first {@code kept}. */
    public void cutTo(int kept) {
        size = Math.min(size, kept);
    }

    public void clear() {
        size = 0;
    }

    public double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
