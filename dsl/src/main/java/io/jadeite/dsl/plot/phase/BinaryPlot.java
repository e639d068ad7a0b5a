package io.jadeite.dsl.plot.phase;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Label;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import java.util.Comparator;
import java.util.List;

/** Formation energies of two elements against the share of the second, with the hull as a line through the stable phases. */
final class BinaryPlot {
    /** What lies higher, in eV/atom, says nothing about stability but would press the rest together. */
    private static final double HIGHEST = 0.5;

    private BinaryPlot() {}

    static Plot of(PhaseDiagram diagram) {
        var second = diagram.elements().getLast();
        var corners = diagram.stable().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.share(second)))
                .toList();
        var others = diagram.entries().stream()
                .filter(entry -> !diagram.isStable(entry))
                .toList();
        var series = List.of(
                series("stable", Form.LINE_AND_POINTS, corners, diagram, 0),
                series("above the hull", Form.POINTS, others, diagram, 1));
        var labels = corners.stream()
                .map(entry -> new Label(entry.share(second), diagram.formationEnergy(entry), entry.name(), true))
                .toList();
        double lowest =
                corners.stream().mapToDouble(diagram::formationEnergy).min().orElseThrow();
        double highest = others.stream()
                .mapToDouble(diagram::formationEnergy)
                .filter(energy -> energy <= HIGHEST)
                .max()
                .orElse(0);
        long hidden = others.stream()
                .filter(entry -> diagram.formationEnergy(entry) > HIGHEST)
                .count();
        double margin = 0.12 * Math.max(Math.max(highest, 0) - lowest, 0.02);
        var figure = Figure.of(
                "Convex hull of " + diagram.system(),
                Panel.of(
                                Axis.of("share of " + second.symbol(), "").within(new Range(-0.05, 1.05)),
                                Axis.of("formation energy", "eV/atom")
                                        .within(new Range(lowest - margin, Math.max(highest, 0) + margin)),
                                series)
                        .labelled(labels));
        var note = hidden == 0 ? "" : "Not shown: %d above %s eV/atom.".formatted(hidden, HIGHEST);
        return Plot.of(figure.noting(note), diagram.table(), diagram.lead());
    }

    private static Series series(String name, Form form, List<PhaseEntry> entries, PhaseDiagram diagram, int look) {
        var second = diagram.elements().getLast();
        return Series.of(
                name,
                form,
                entries.stream().mapToDouble(entry -> entry.share(second)).toArray(),
                entries.stream().mapToDouble(diagram::formationEnergy).toArray(),
                look);
    }
}
