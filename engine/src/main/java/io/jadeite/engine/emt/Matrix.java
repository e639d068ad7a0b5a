package io.jadeite.engine.emt;

/** The little algebra of 3×3 matrices, row after row in nine numbers; a cell's rows are its vectors. */
final class Matrix {
    private Matrix() {}

    static double[] identity() {
        return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    }

    static double[] times(double[] left, double[] right) {
        var product = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[3 * i + j] =
                        left[3 * i] * right[j] + left[3 * i + 1] * right[3 + j] + left[3 * i + 2] * right[6 + j];
            }
        }
        return product;
    }

    static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }

    static double determinant(double[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    static double[] inverse(double[] m) {
        double d = determinant(m);
        return new double[] {
            (m[4] * m[8] - m[5] * m[7]) / d, (m[2] * m[7] - m[1] * m[8]) / d, (m[1] * m[5] - m[2] * m[4]) / d,
            (m[5] * m[6] - m[3] * m[8]) / d, (m[0] * m[8] - m[2] * m[6]) / d, (m[2] * m[3] - m[0] * m[5]) / d,
            (m[3] * m[7] - m[4] * m[6]) / d, (m[1] * m[6] - m[0] * m[7]) / d, (m[0] * m[4] - m[1] * m[3]) / d
        };
    }

    /** Distances between opposite faces of a cell. */
    static double[] heights(double[] cell) {
        double[] inverse = inverse(cell);
        var heights = new double[3];
        for (int k = 0; k < 3; k++) {
            double x = inverse[k];
            double y = inverse[3 + k];
            double z = inverse[6 + k];
            heights[k] = 1 / Math.sqrt(x * x + y * y + z * z);
        }
        return heights;
    }

    /** Frobenius norm of m − 1: a bound on how much m changes any length, as a share of it. */
    static double distanceFromIdentity(double[] m) {
        double sum = 0;
        for (int k = 0; k < 9; k++) {
            double difference = m[k] - (k % 4 == 0 ? 1 : 0);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
