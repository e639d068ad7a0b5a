package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.calculation.EquationOfState.Point;
import io.jadeite.engine.problem.InputException;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * The third-order equation of state of F. Birch, Phys. Rev. 71, 809 (1947): with x = (V₀/V)^⅔,
 * E(V) = E₀ + 9/16 V₀ B₀ [B₀′ (x − 1)³ + (x − 1)² (6 − 4x)].
 *
 * <p>That is a cubic polynomial of V^−⅔, so that the best fit is found by linear least squares, without a first guess.
 *
 * @param energy E₀ in eV
 * @param volume V₀ in Å³
 * @param bulkModulus B₀ in GPa
 * @param derivative B₀′, of the bulk modulus by the pressure, a plain number
 * @param rootMeanSquare of the differences between fit and points, in eV; 0 for four points
 */
public record BirchMurnaghan(
        double energy, double volume, double bulkModulus, double derivative, double rootMeanSquare) {
    /** 1 eV/Å³ in GPa: the elementary charge in C, exact since 2019, times 1e30/1e9. */
    public static final double GPA = 160.2176634;

    private static final int PARAMETERS = 4;

    /** In eV. */
    private static final double SMALLEST_TOLD = 1e-6;

    /** Points closer than this share of the volume count as one. */
    private static final double SAME = 1e-9;

    /** @param points by volume */
    static BirchMurnaghan fit(List<Point> points) {
        long different = 1;
        for (int i = 1; i < points.size(); i++) {
            different += points.get(i).volume() - points.get(i - 1).volume()
                            > SAME * points.get(i).volume()
                    ? 1
                    : 0;
        }
        if (points.size() < PARAMETERS || different < PARAMETERS) {
            throw new InputException(
                    "An equation of state has four parameters and needs at least four different volumes, found %d. Calculate more."
                            .formatted(points.isEmpty() ? 0 : different));
        }
        return Cubic.through(points).minimum(points);
    }

    /** In eV, of the cell at that volume in Å³. */
    public double energyAt(double atVolume) {
        double x = Math.pow(volume / atVolume, 2.0 / 3);
        return energy
                + 9.0
                        / 16
                        * volume
                        * bulkModulus
                        / GPA
                        * (derivative * Math.pow(x - 1, 3) + (x - 1) * (x - 1) * (6 - 4 * x));
    }

    /** {@code V₀ = 11.57 Å³, E₀ = −0.007 eV, B₀ = 135 GPa, B₀′ = 5.2; root mean square 0.1 meV.} */
    @Override
    public String toString() {
        return "V₀ = %s, E₀ = %s, B₀ = %s, B₀′ = %s; root mean square %s."
                .formatted(
                        Numbers.show(volume, "Å³"),
                        Numbers.show(energy, "eV"),
                        Numbers.show(bulkModulus, 4) + " GPa",
                        Numbers.show(derivative, 3),
                        rootMeanSquare < SMALLEST_TOLD
                                ? "below 0.001 meV"
                                : Numbers.show(rootMeanSquare * 1000, 2) + " meV");
    }

    /** a + b s + c s² + d s³ with s = (middle / V)^⅔ − 1, which is small and so keeps the digits. */
    private record Cubic(double middle, double a, double b, double c, double d) {
        static Cubic through(List<Point> points) {
            double middle =
                    Math.sqrt(points.getFirst().volume() * points.getLast().volume());
            var rows = points.stream()
                    .map(point -> powers(variable(middle, point.volume())))
                    .toArray(double[][]::new);
            double shift = points.getFirst().energy();
            var energies =
                    points.stream().mapToDouble(point -> point.energy() - shift).toArray();
            var best = solution(energies, rows);
            return new Cubic(middle, best[0] + shift, best[1], best[2], best[3]);
        }

        /** The regression wants more points than parameters; through as many the cubic goes exactly. */
        private static double[] solution(double[] energies, double[][] rows) {
            if (energies.length == PARAMETERS) {
                var matrix = new double[PARAMETERS][PARAMETERS];
                for (int row = 0; row < PARAMETERS; row++) {
                    matrix[row][0] = 1;
                    System.arraycopy(rows[row], 0, matrix[row], 1, PARAMETERS - 1);
                }
                return new QRDecomposition(new Array2DRowRealMatrix(matrix))
                        .getSolver()
                        .solve(new ArrayRealVector(energies))
                        .toArray();
            }
            var regression = new OLSMultipleLinearRegression();
            regression.newSampleData(energies, rows);
            return regression.estimateRegressionParameters();
        }

        BirchMurnaghan minimum(List<Point> points) {
            double discriminant = c * c - 3 * b * d;
            // Of the two flat places the one where the curve bends upward: b + 2 c s + 3 d s² = 0 with 2 c + 6 d s > 0.
            double place = discriminant > 0 ? -b / (c + Math.sqrt(discriminant)) : Double.NaN;
            double curvature = 2 * c + 6 * d * place;
            double volume = volumeAt(place);
            double hilltop = volumeAt(-(c + Math.sqrt(discriminant)) / (3 * d));
            if (!(curvature > 0) || !isNear(volume, points) || isAmong(hilltop, volume, points)) {
                throw new InputException(
                        "The energies have no minimum that an equation of state could have, between or near the volumes %s to %s. Calculate volumes around the minimum, and check that all are of the same cell."
                                .formatted(
                                        Numbers.show(points.getFirst().volume()),
                                        Numbers.show(points.getLast().volume(), "Å³")));
            }
            // In x = (V₀/V)^⅔ = (s + 1) / (place + 1): E″ = 9/4 V₀ B₀ and E‴ = 27/8 V₀ B₀ (B₀′ − 4) at x = 1.
            double second = curvature * (1 + place) * (1 + place);
            double third = 6 * d * Math.pow(1 + place, 3);
            double modulus = 4.0 / 9 * second / volume;
            double derivative = 4 + 8.0 / 27 * third / (volume * modulus);
            var fit = new BirchMurnaghan(at(place), volume, modulus * GPA, derivative, 0);
            double squares = points.stream()
                    .mapToDouble(point -> Math.pow(fit.energyAt(point.volume()) - point.energy(), 2))
                    .sum();
            return new BirchMurnaghan(
                    fit.energy,
                    fit.volume,
                    fit.bulkModulus,
                    derivative,
                    points.size() == PARAMETERS ? 0 : Math.sqrt(squares / points.size()));
        }

        /** Where it is further outside than the volumes lie apart, it is a matter of the polynomial, not of the crystal. */
        private static boolean isNear(double volume, List<Point> points) {
            double low = points.getFirst().volume();
            double high = points.getLast().volume();
            return volume >= low - (high - low) && volume <= high + (high - low);
        }

        /** A hill between the minimum and the volumes, or among them, is no equation of state either. */
        private static boolean isAmong(double hilltop, double minimum, List<Point> points) {
            return hilltop > Math.min(minimum, points.getFirst().volume())
                    && hilltop < Math.max(minimum, points.getLast().volume());
        }

        /** NaN where there is none. */
        private double volumeAt(double s) {
            return s > -1 ? middle * Math.pow(1 + s, -1.5) : Double.NaN;
        }

        private double at(double s) {
            return a + s * (b + s * (c + s * d));
        }

        private static double variable(double middle, double volume) {
            return Math.pow(middle / volume, 2.0 / 3) - 1;
        }

        private static double[] powers(double s) {
            return new double[] {s, s * s, s * s * s};
        }
    }
}
