package io.jadeite.dsl.plot;

import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How often values of a column lie where: {@code plot.histogram energies, x: 'bandGap', bins: 20}. A bin has its lower edge, and the last
 * one both.
 *
 * <p>Without {@code bins} their width is that of Freedman and Diaconis (Z. Wahrscheinlichkeitstheorie 57, 453, 1981), 2 IQR / n^⅓; where
 * that is zero, Sturges' rule counts them.
 */
public final class Histogram {
    private static final int MOST_BINS = 1000;

    private Histogram() {}

    public static Plot of(Table table, Map<String, ?> asked) {
        var options = new PlotOptions("plot.histogram", asked, List.of("x", "bins", "xLabel", "xUnit"));
        var asking = options.column("x", table);
        var bins = options.whole("bins", MOST_BINS);
        options.problems().throwIfAny();
        var column = asking.orElseThrow();
        var values = column.sorted();
        if (values.length == 0) {
            throw new InputException("There is nothing to plot: none of the %s has a number in '%s'."
                    .formatted(Numbers.count(column.size(), "row"), column.name()));
        }
        var x = Axis.of(
                options.text("xLabel").orElse(column.quantity().label()),
                options.text("xUnit").orElse(column.quantity().unit()));
        int missing = column.size() - values.length;
        return options.finish(plot(x, values, edges(values, bins), missing));
    }

    private static Plot plot(Axis x, double[] sorted, double[] edges, int missing) {
        var counts = counts(sorted, edges);
        var figure = Figure.of(
                "Distribution of " + x.label(), Panel.of(x, Axis.of("count", ""), List.of(outline(edges, counts))));
        var table = Table.create("histogram")
                .addColumns(
                        DoubleColumn.create("from", Arrays.copyOf(edges, counts.length)),
                        DoubleColumn.create("to", Arrays.copyOfRange(edges, 1, edges.length)),
                        IntColumn.create("count", counts));
        int fullest = 0;
        for (int bin = 1; bin < counts.length; bin++) {
            fullest = counts[bin] > counts[fullest] ? bin : fullest;
        }
        var lead = "Histogram of %s in %s; most, %d, lie from %s to %s."
                .formatted(
                        Numbers.count(sorted.length, "value"),
                        Numbers.count(counts.length, "bin"),
                        counts[fullest],
                        Numbers.show(edges[fullest]),
                        Numbers.show(edges[fullest + 1], x.unit()));
        var note = missing == 0 ? "" : "Left out: %s without a number.".formatted(Numbers.count(missing, "row"));
        return Plot.of(figure.noting(note), table, lead);
    }

    /** Each bar from the base up, across and down, so that bars next to each other stay apart. */
    private static Series outline(double[] edges, int[] counts) {
        var xs = new double[4 * counts.length];
        var ys = new double[4 * counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            xs[4 * bin] = edges[bin];
            xs[4 * bin + 1] = edges[bin];
            xs[4 * bin + 2] = edges[bin + 1];
            xs[4 * bin + 3] = edges[bin + 1];
            ys[4 * bin + 1] = counts[bin];
            ys[4 * bin + 2] = counts[bin];
        }
        return Series.of("count", Form.BARS, xs, ys, 0);
    }

    private static double[] edges(double[] sorted, OptionalInt asked) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (low == high) {
            double half = low == 0 ? 0.5 : Math.abs(low) * 0.05;
            return new double[] {low - half, low + half};
        }
        int bins = asked.orElseGet(() -> fitting(sorted));
        var edges = new double[bins + 1];
        for (int edge = 0; edge <= bins; edge++) {
            edges[edge] = low + (high - low) * edge / bins;
        }
        edges[bins] = high;
        return edges;
    }

    private static int fitting(double[] sorted) {
        double spread = sorted[(int) (0.75 * (sorted.length - 1))] - sorted[(int) (0.25 * (sorted.length - 1))];
        double width = 2 * spread / Math.cbrt(sorted.length);
        double length = sorted[sorted.length - 1] - sorted[0];
        double bins = width > 0 ? length / width : Math.log(sorted.length) / Math.log(2) + 1;
        return (int) Math.clamp(Math.ceil(bins), 1, 100);
    }

    private static int[] counts(double[] sorted, double[] edges) {
        var counts = new int[edges.length - 1];
        int bin = 0;
        for (double value : sorted) {
            while (bin < counts.length - 1 && value >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return counts;
    }
}
