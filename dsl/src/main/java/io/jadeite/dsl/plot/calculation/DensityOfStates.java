package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.Plottable;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * How many states there are at which energy.
 *
 * @param energies in eV, rising
 * @param spins one or two; each a density in states/eV for each energy
 * @param fermi energy in eV
 */
public record DensityOfStates(List<Double> energies, List<List<Double>> spins, double fermi) implements Plottable {
    public DensityOfStates {
        energies = List.copyOf(energies);
        spins = spins.stream().map(List::copyOf).toList();
        var problems = new Problems();
        int count = energies.size();
        if (count < 2) {
            problems.add("A density of states needs at least two energies, found %d.".formatted(count));
        }
        if (spins.isEmpty() || spins.size() > 2) {
            problems.add("A density of states has one or two spins, found %d.".formatted(spins.size()));
        }
        for (var densities : spins) {
            if (densities.size() != count) {
                problems.add("A density of states needs a density for each of %d energies, found %d."
                        .formatted(count, densities.size()));
            }
        }
        if (!Double.isFinite(fermi)) {
            problems.add("A density of states needs a Fermi energy, found %s.".formatted(fermi));
        }
        problems.throwIfAny();
    }

    /** Density against energy, which lies. */
    @Override
    public Plot plot() {
        var series = new ArrayList<Series>();
        double most = 0;
        for (int spin = 0; spin < spins.size(); spin++) {
            series.add(Series.of(BandPlot.spinName(spins.size(), spin), Form.LINE, relative(), densities(spin), spin));
            most = Math.max(
                    most,
                    spins.get(spin).stream()
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElseThrow());
        }
        series.add(Series.guide(0, 0, 0, most));
        var figure = Figure.of(
                "Density of states", Panel.of(BandPlot.ENERGY, Axis.of("density of states", "states/eV"), series));
        return Plot.of(figure, table(), "The Fermi energy is at 0.");
    }

    /** The same stood upright beside bands: energies along y, from that lowest to that highest. */
    Panel upright(Range energies) {
        var series = new ArrayList<Series>();
        double most = 0;
        for (int spin = 0; spin < spins.size(); spin++) {
            series.add(Series.of(BandPlot.spinName(spins.size(), spin), Form.LINE, densities(spin), relative(), spin));
            for (int i = 0; i < this.energies.size(); i++) {
                double energy = this.energies.get(i) - fermi;
                most = energy >= energies.low() && energy <= energies.high()
                        ? Math.max(most, spins.get(spin).get(i))
                        : most;
            }
        }
        double end = most > 0 ? most * 1.08 : 1;
        series.add(Series.guide(0, 0, end, 0));
        return Panel.of(
                Axis.of("DOS", "states/eV").within(new Range(0, end)),
                Axis.of("", "").within(energies),
                series);
    }

    Table table() {
        var table = Table.create("density of states").addColumns(DoubleColumn.create("energy (eV)", relative()));
        for (int spin = 0; spin < spins.size(); spin++) {
            var name = BandPlot.spinName(spins.size(), spin);
            table.addColumns(DoubleColumn.create("density" + (name.isEmpty() ? "" : ", " + name), densities(spin)));
        }
        return table;
    }

    private double[] relative() {
        return energies.stream().mapToDouble(energy -> energy - fermi).toArray();
    }

    private double[] densities(int spin) {
        return spins.get(spin).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
