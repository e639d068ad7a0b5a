package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Energies of one crystal at several volumes, and the equation of state that fits them.
 *
 * <pre>{@code
 * var state = EquationOfState.of(volumes, energies); // Å³, eV
 * state.fit().volume();                              // where the energy is lowest, Å³
 * state.fit().bulkModulus();                         // GPa
 * state.plot();
 * }</pre>
 *
 * @param points by volume, at least four different ones
 * @param fit to all points
 */
public record EquationOfState(List<Point> points, BirchMurnaghan fit) implements Plottable {
    private static final int CURVE = 200;

    /** Volume in Å³ and energy in eV, both of the same cell. */
    public record Point(double volume, double energy) {}

    public EquationOfState {
        points = List.copyOf(points);
    }

    /**
     * @param volumes in Å³
     * @param energies in eV, of the same cells in the same order
     * @throws InputException where there are too few, or they have no minimum
     */
    public static EquationOfState of(double[] volumes, double[] energies) {
        var problems = new Problems();
        if (volumes.length != energies.length) {
            problems.add("An equation of state needs as many energies as volumes, found %d and %d."
                    .formatted(energies.length, volumes.length));
            problems.throwIfAny();
        }
        for (int i = 0; i < volumes.length; i++) {
            if (!(volumes[i] > 0) || !Double.isFinite(volumes[i]) || !Double.isFinite(energies[i])) {
                problems.add(
                        "Point %d of the equation of state has volume %s Å³ and energy %s eV; both must be numbers, the volume positive."
                                .formatted(i + 1, volumes[i], energies[i]));
            }
        }
        problems.throwIfAny();
        var points = IntStream.range(0, volumes.length)
                .mapToObj(i -> new Point(volumes[i], energies[i]))
                .sorted(Comparator.comparingDouble(Point::volume))
                .toList();
        return new EquationOfState(points, BirchMurnaghan.fit(points));
    }

    @Override
    public Plot plot() {
        var volumes = points.stream().mapToDouble(Point::volume).toArray();
        var energies = points.stream().mapToDouble(Point::energy).toArray();
        var shown = new Range(volumes[0], volumes[volumes.length - 1]).with(fit.volume());
        var curve = IntStream.rangeClosed(0, CURVE)
                .mapToDouble(i -> shown.low() + shown.length() * i / CURVE)
                .toArray();
        var fitted = IntStream.range(0, curve.length)
                .mapToDouble(i -> fit.energyAt(curve[i]))
                .toArray();
        var series = List.of(
                Series.of("Birch–Murnaghan", Form.LINE, curve, fitted, 0),
                Series.of("calculated", Form.POINTS, volumes, energies, 1),
                Series.of("minimum", Form.POINTS, new double[] {fit.volume()}, new double[] {fit.energy()}, 2));
        var table = Table.create("equation of state")
                .addColumns(
                        DoubleColumn.create("volume", volumes),
                        DoubleColumn.create("energy", energies),
                        DoubleColumn.create(
                                "energy_fitted",
                                IntStream.range(0, volumes.length)
                                        .mapToDouble(i -> fit.energyAt(volumes[i]))
                                        .toArray()));
        var figure = Figure.of("Equation of state", Panel.of(Axis.of("volume", "Å³"), Axis.of("energy", "eV"), series))
                .noting(fit.toString() + outside(volumes));
        return Plot.of(
                figure,
                table,
                "Energies at %s with a Birch–Murnaghan fit.".formatted(Numbers.count(volumes.length, "volume")));
    }

    private String outside(double[] volumes) {
        return fit.volume() < volumes[0] || fit.volume() > volumes[volumes.length - 1]
                ? " The minimum lies outside the volumes: calculate some around it."
                : "";
    }
}
