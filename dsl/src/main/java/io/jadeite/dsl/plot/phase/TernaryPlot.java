package io.jadeite.dsl.plot.phase;

import io.jadeite.dsl.plot.Plot;
import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Label;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Range;
import io.jadeite.dsl.plot.figure.Series;
import java.util.ArrayList;
import java.util.List;

/** Three elements as the corners of a triangle: a point's share of an element is its distance from the side across. */
final class TernaryPlot {
    private static final double HEIGHT = Math.sqrt(3) / 2;
    private static final int PIXELS_WIDE = 620;
    private static final int PIXELS_HIGH = 560;

    private record Place(double x, double y) {}

    private TernaryPlot() {}

    static Plot of(PhaseDiagram diagram) {
        var stable = diagram.stable();
        var others = diagram.entries().stream()
                .filter(entry -> !diagram.isStable(entry))
                .toList();
        var series = new ArrayList<Series>();
        series.add(lines(diagram));
        series.add(points("above the hull", others, diagram, 1));
        series.add(points("stable", stable, diagram, 0));
        var labels = stable.stream()
                .map(entry -> new Label(
                        place(entry, diagram).x(),
                        place(entry, diagram).y(),
                        entry.name(),
                        place(entry, diagram).y() < HEIGHT / 2))
                .toList();
        var panel = Panel.of(
                        Axis.of("", "").within(new Range(-0.12, 1.12)).asHidden(),
                        Axis.of("", "").within(new Range(-0.12, HEIGHT + 0.12)).asHidden(),
                        series)
                .labelled(labels);
        var names = diagram.elements();
        var lead = diagram.lead()
                + " A triangle with %s at the lower left, %s at the lower right and %s at the top; lines join phases that are in balance with each other."
                        .formatted(
                                names.get(0).symbol(),
                                names.get(1).symbol(),
                                names.get(2).symbol());
        return Plot.of(
                Figure.of("Convex hull of " + diagram.system(), panel).sized(PIXELS_WIDE, PIXELS_HIGH),
                diagram.table(),
                lead);
    }

    /** The sides of all faces, one after the other, apart by NaN. */
    private static Series lines(PhaseDiagram diagram) {
        var xs = new ArrayList<Double>();
        var ys = new ArrayList<Double>();
        for (var triangle : diagram.triangles()) {
            for (int corner = 0; corner <= 3; corner++) {
                var place = place(triangle.get(corner % 3), diagram);
                xs.add(place.x());
                ys.add(place.y());
            }
            xs.add(xs.getLast());
            ys.add(Double.NaN);
        }
        return Series.of(
                "in balance",
                Form.LINE,
                xs.stream().mapToDouble(Double::doubleValue).toArray(),
                ys.stream().mapToDouble(Double::doubleValue).toArray(),
                0);
    }

    private static Series points(String name, List<PhaseEntry> entries, PhaseDiagram diagram, int look) {
        return Series.of(
                name,
                Form.POINTS,
                entries.stream().mapToDouble(entry -> place(entry, diagram).x()).toArray(),
                entries.stream().mapToDouble(entry -> place(entry, diagram).y()).toArray(),
                look);
    }

    private static Place place(PhaseEntry entry, PhaseDiagram diagram) {
        double right = entry.share(diagram.elements().get(1));
        double top = entry.share(diagram.elements().get(2));
        return new Place(right + top / 2, top * HEIGHT);
    }
}
