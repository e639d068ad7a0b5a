package io.jadeite.engine.emt;

/**
 * Other vectors of the same lattice, as short and as upright as they come (Minkowski-reduced), so that few images of a very
 * skewed cell lie within reach. Algorithm: Semaev, CaLC 2001, LNCS 2146, 181.
 */
final class ReducedCell {
    private static final int ENOUGH_ROUNDS = 10_000;
    /** A vector is only replaced by one shorter by more than this share, so that rounding can't make it go round. */
    private static final double SHORTER = 1 - 1e-10;

    private ReducedCell() {}

    /** Whole numbers, 3×3: row k holds the coefficients of the k-th new vector in the given ones. */
    static double[] coefficients(double[] cell) {
        double[] vectors = cell.clone();
        double[] coefficients = Matrix.identity();
        for (int round = 0; round < ENOUGH_ROUNDS; round++) {
            sortByLength(vectors, coefficients);
            boolean shortened = reduce(vectors, coefficients, 1, 0) || reduceLongest(vectors, coefficients);
            if (!shortened) {
                break;
            }
        }
        return coefficients;
    }

    /** The length of the shortest lattice vector. */
    static double shortest(double[] cell) {
        return Atoms.vector(Matrix.times(coefficients(cell), cell), 0).length();
    }

    private static boolean reduceLongest(double[] v, double[] m) {
        double aa = dot(v, 0, 0);
        double bb = dot(v, 1, 1);
        double ab = dot(v, 0, 1);
        double ac = dot(v, 0, 2);
        double bc = dot(v, 1, 2);
        double determinant = aa * bb - ab * ab;
        double x = (ac * bb - bc * ab) / determinant;
        double y = (bc * aa - ac * ab) / determinant;
        double best = dot(v, 2, 2) * SHORTER;
        double bestX = 0;
        double bestY = 0;
        for (double p = Math.floor(x) - 1; p <= Math.floor(x) + 2; p++) {
            for (double q = Math.floor(y) - 1; q <= Math.floor(y) + 2; q++) {
                double length = lengthOfDifference(v, p, q);
                if (length < best) {
                    best = length;
                    bestX = p;
                    bestY = q;
                }
            }
        }
        subtract(v, m, 2, 0, bestX);
        subtract(v, m, 2, 1, bestY);
        return bestX != 0 || bestY != 0;
    }

    private static double lengthOfDifference(double[] v, double p, double q) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double component = v[6 + k] - p * v[k] - q * v[3 + k];
            sum += component * component;
        }
        return sum;
    }

    private static boolean reduce(double[] v, double[] m, int longer, int shorter) {
        double before = dot(v, longer, longer);
        double overlap = dot(v, longer, shorter);
        double square = dot(v, shorter, shorter);
        double times = Math.rint(overlap / square);
        double after = before - 2 * times * overlap + times * times * square;
        if (times == 0 || after >= before * SHORTER) {
            return false;
        }
        subtract(v, m, longer, shorter, times);
        return true;
    }

    private static void subtract(double[] v, double[] m, int from, int what, double times) {
        for (int k = 0; k < 3; k++) {
            v[3 * from + k] -= times * v[3 * what + k];
            m[3 * from + k] -= times * m[3 * what + k];
        }
    }

    private static void sortByLength(double[] v, double[] m) {
        for (int[] pair : new int[][] {{0, 1}, {1, 2}, {0, 1}}) {
            if (dot(v, pair[0], pair[0]) > dot(v, pair[1], pair[1])) {
                swap(v, m, pair[0], pair[1]);
            }
        }
    }

    private static void swap(double[] v, double[] m, int i, int j) {
        for (int k = 0; k < 3; k++) {
            double vector = v[3 * i + k];
            v[3 * i + k] = v[3 * j + k];
            v[3 * j + k] = vector;
            double coefficient = m[3 * i + k];
            m[3 * i + k] = m[3 * j + k];
            m[3 * j + k] = coefficient;
        }
    }

    private static double dot(double[] v, int i, int j) {
        return v[3 * i] * v[3 * j] + v[3 * i + 1] * v[3 * j + 1] + v[3 * i + 2] * v[3 * j + 2];
    }
}
