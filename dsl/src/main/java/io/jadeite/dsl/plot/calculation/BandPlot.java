package io.jadeite.dsl.plot.calculation;

import io.jadeite.dsl.plot.Numbers;
import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Figure.Arrangement;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Mark;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Bands along their path, energies counted from the Fermi energy, and if wanted the density of states beside them. */
final class BandPlot {
    static final Axis ENERGY = Axis.of("energy − Fermi energy", "eV");

    /** What is shown around the Fermi energy, in eV, where bands go further. */
    private static final Range WINDOW = new Range(-10, 10);

    private static final double SHARE_OF_BANDS = 2.4;

    private BandPlot() {}

    static Plot of(BandStructure bands, Optional<DensityOfStates> density) {
        var energies = energies(bands);
        var panels = new ArrayList<Panel>();
        panels.add(panel(bands, energies).sharing(density.isEmpty() ? 1 : SHARE_OF_BANDS));
        density.ifPresent(states -> panels.add(states.upright(energies)));
        var title = density.isEmpty() ? "Band structure" : "Band structure and density of states";
        return Plot.of(Figure.of(title, Arrangement.BESIDE, panels), table(bands), lead(bands));
    }

    static String spinName(int spins, int spin) {
        return spins == 1 ? "" : spin == 0 ? "spin up" : "spin down";
    }

    private static Panel panel(BandStructure bands, Range energies) {
        double end = bands.distances().getLast();
        double begin = bands.distances().getFirst();
        var series = new ArrayList<Series>();
        for (var label : bands.labels()) {
            series.add(Series.guide(label.at(), energies.low(), label.at(), energies.high()));
        }
        series.add(Series.guide(begin, 0, end, 0));
        for (int spin = 0; spin < bands.spins().size(); spin++) {
            for (var band : bands.spins().get(spin)) {
                series.add(line(bands, band, spinName(bands.spins().size(), spin), spin));
            }
        }
        var x = Axis.of(
                        bands.labels().isEmpty() ? "wave vector" : "wave vector (along the path)",
                        bands.labels().isEmpty() ? "1/Å" : "")
                .within(new Range(begin, end))
                .markedAt(merged(bands.labels()));
        return Panel.of(x, ENERGY.within(energies), series);
    }

    /** Interrupted where the path jumps, as no band leads from one k point to the other there. */
    private static Series line(BandStructure bands, List<Double> band, String name, int look) {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (int k = 0; k < band.size(); k++) {
            if (k > 0 && bands.distances().get(k).equals(bands.distances().get(k - 1))) {
                xs.add(bands.distances().get(k));
                ys.add(Double.NaN);
            }
            xs.add(bands.distances().get(k));
            ys.add(band.get(k) - bands.fermi());
        }
        return Series.of(
                name,
                Form.LINE,
                xs.stream().mapToDouble(Double::doubleValue).toArray(),
                ys.stream().mapToDouble(Double::doubleValue).toArray(),
                look);
    }

    /** Two names at one place are written as {@code U|K}. */
    private static List<Mark> merged(List<Mark> labels) {
        return labels.stream()
                .map(Mark::at)
                .distinct()
                .map(at -> new Mark(
                        at,
                        labels.stream()
                                .filter(label -> label.at() == at)
                                .map(Mark::name)
                                .distinct()
                                .collect(Collectors.joining("|"))))
                .toList();
    }

    private static Range energies(BandStructure bands) {
        var all = bands.spins().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .mapToDouble(energy -> energy - bands.fermi())
                .summaryStatistics();
        double low = Math.max(WINDOW.low(), Math.min(all.getMin(), -0.5));
        double high = Math.min(WINDOW.high(), Math.max(all.getMax(), 0.5));
        double margin = 0.04 * (high - low);
        return new Range(low - margin, high + margin);
    }

    private static String lead(BandStructure bands) {
        var path = bands.labels().stream().map(Mark::name).collect(Collectors.joining(", "));
        return "%s, along %s. %s. The Fermi energy is at 0."
                .formatted(
                        Numbers.count(bands.spins().getFirst().size(), "band"),
                        path.isEmpty() ? "a path" : path,
                        bands.gapInWords());
    }

    /** One row for each spin, band and k point. */
    private static Table table(BandStructure bands) {
        var spins = IntColumn.create("spin");
        var numbers = IntColumn.create("band");
        var distances = DoubleColumn.create("distance (1/Å)");
        var energies = DoubleColumn.create("energy (eV)");
        for (int spin = 0; spin < bands.spins().size(); spin++) {
            for (int band = 0; band < bands.spins().get(spin).size(); band++) {
                for (int k = 0; k < bands.distances().size(); k++) {
                    spins.append(spin + 1);
                    numbers.append(band + 1);
                    distances.append(bands.distances().get(k));
                    energies.append(bands.spins().get(spin).get(band).get(k) - bands.fermi());
                }
            }
        }
        return Table.create("bands").addColumns(spins, numbers, distances, energies);
    }
}
