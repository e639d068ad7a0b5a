package io.jadeite.engine.vasp.output.scan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers in rows of the same width, without boxes; a missing number is NaN. Never changes. */
public final class NumberTable {
    private static final NumberTable EMPTY = new NumberTable(new double[0], 0);

    private final double[] values;
    private final int columns;

    private NumberTable(double[] values, int columns) {
        this.values = values;
        this.columns = columns;
    }

    public static NumberTable empty() {
        return EMPTY;
    }

    /** Row by row. */
    public static NumberTable of(DoubleList values, int columns) {
        if (values.size() == 0 || columns == 0) {
            return EMPTY;
        }
        if (values.size() % columns != 0) {
            throw new IllegalArgumentException("%d numbers make no rows of %d".formatted(values.size(), columns));
        }
        return new NumberTable(values.toArray(), columns);
    }

    public int rows() {
        return columns == 0 ? 0 : values.length / columns;
    }

    public int columns() {
        return columns;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Both count from 0. */
    public double get(int row, int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column %d of %d".formatted(column, columns));
        }
        return values[row * columns + column];
    }

    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    public double[] column(int column) {
        return IntStream.range(0, rows()).mapToDouble(row -> get(row, column)).toArray();
    }

    /** All rows, one after the other. */
    public double[] toArray() {
        return values.clone();
    }

    public List<List<Double>> toLists() {
        return IntStream.range(0, rows())
                .mapToObj(row -> Arrays.stream(row(row)).boxed().toList())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberTable table && columns == table.columns && Arrays.equals(values, table.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** {@code 3 × 3 numbers}. */
    @Override
    public String toString() {
        return rows() + " × " + columns + " numbers";
    }
}
