package io.jadeite.engine.structure;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the costs add up to the least (Kuhn and Munkres' way with potentials, in a time that grows
 * with the cube of the size).
 */
final class Assignment {
    private static final double MUCH = Double.MAX_VALUE / 4;

    private Assignment() {}

    /**
     * @param costs square
     * @return for each row its column
     */
    static int[] cheapest(double[][] costs) {
        int size = costs.length;
        double[] rowPotential = new double[size + 1];
        double[] columnPotential = new double[size + 1];
        int[] rowOfColumn = new int[size + 1];
        for (int row = 1; row <= size; row++) {
            addRow(costs, row, rowPotential, columnPotential, rowOfColumn);
        }
        int[] columns = new int[size];
        for (int column = 1; column <= size; column++) {
            columns[rowOfColumn[column] - 1] = column - 1;
        }
        return columns;
    }

    /** Rows and columns count from 1; column 0 stands for none. */
    private static void addRow(
            double[][] costs, int row, double[] rowPotential, double[] columnPotential, int[] rowOfColumn) {
        int size = costs.length;
        double[] least = new double[size + 1];
        Arrays.fill(least, MUCH);
        int[] before = new int[size + 1];
        boolean[] visited = new boolean[size + 1];
        rowOfColumn[0] = row;
        int column = 0;
        while (rowOfColumn[column] != 0) {
            visited[column] = true;
            int from = rowOfColumn[column];
            double step = MUCH;
            int next = 0;
            for (int other = 1; other <= size; other++) {
                if (visited[other]) {
                    continue;
                }
                double reduced = costs[from - 1][other - 1] - rowPotential[from] - columnPotential[other];
                if (reduced < least[other]) {
                    least[other] = reduced;
                    before[other] = column;
                }
                if (least[other] < step) {
                    step = least[other];
                    next = other;
                }
            }
            for (int other = 0; other <= size; other++) {
                if (visited[other]) {
                    rowPotential[rowOfColumn[other]] += step;
                    columnPotential[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while (column != 0) {
            rowOfColumn[column] = rowOfColumn[before[column]];
            column = before[column];
        }
    }
}
