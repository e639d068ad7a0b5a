package io.jadeite.dsl.plot;

import io.jadeite.dsl.plot.figure.Axis;
import io.jadeite.dsl.plot.figure.Figure;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Panel;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * Columns of a table against each other: {@code plot energies, x: 'volumePerAtom', y: 'energyPerAtom'}.
 *
 * <p>{@code x} is a column, {@code y} one or several, {@code by} a column whose values make a series each, {@code as} one of points, line,
 * both, steps; labels and units are known for results' columns and can be said by {@code xLabel}, {@code xUnit}, {@code yLabel} and
 * {@code yUnit}; {@code logX}, {@code logY}, {@code title}, {@code width} and {@code height} (pixels) do what they say.
 */
public final class TablePlot {
    static final List<String> KNOWN =
            List.of("x", "y", "by", "as", "xLabel", "yLabel", "xUnit", "yUnit", "logX", "logY");

    private static final Map<String, Form> FORMS = forms();

    private final Table table;
    private final PlotOptions options;

    private TablePlot(Table table, Map<String, ?> asked) {
        this.table = table;
        this.options = new PlotOptions("plot", asked, KNOWN);
    }

    /** @throws InputException with all that is wrong with what was asked */
    public static Plot of(Table table, Map<String, ?> asked) {
        return new TablePlot(table, asked).plot();
    }

    private Plot plot() {
        var asking = options.column("x", table);
        var ys = options.columns("y", table);
        if (!options.has("y")) {
            options.problems().add("Say which column to plot, y: '…'. " + NumberColumn.numericColumns(table));
        }
        if (table.isEmpty()) {
            options.problems().add("There is nothing to plot: the table has no rows.");
        }
        var form = options.choice("as", FORMS);
        boolean logX = options.flag("logX");
        boolean logY = options.flag("logY");
        var groups = groups(ys.size());
        options.problems().throwIfAny();

        var x = asking.orElseThrow();
        var rows = new PlottedRows(x, ys, groups, logX, logY);
        var series = rows.series(form.orElse(rows.isOrdered() ? Form.LINE_AND_POINTS : Form.POINTS));
        var figure = Figure.of(
                title(x, ys), Panel.of(xAxis(x).asLogarithmic(logX), yAxis(ys).asLogarithmic(logY), series));
        var lead = series.size() == 1
                ? ""
                : series.stream().map(Series::name).collect(Collectors.joining(", ", "Series: ", "."));
        return options.finish(Plot.of(figure.noting(rows.leftOut()), rows.table(), lead));
    }

    private Optional<Groups> groups(int ys) {
        if (!options.has("by")) {
            return Optional.empty();
        }
        if (ys > 1) {
            options.problems().add("'by' splits one y column into series; with several y columns each is one already.");
        }
        return options.text("by").flatMap(name -> options.collect(() -> Groups.of(NumberColumn.find(table, name))));
    }

    private String title(NumberColumn x, List<NumberColumn> ys) {
        return Description.capital(ys.stream().map(y -> y.quantity().label()).collect(Collectors.joining(", ")))
                + " against " + x.quantity().label();
    }

    private Axis xAxis(NumberColumn x) {
        return Axis.of(
                options.text("xLabel").orElse(x.quantity().label()),
                options.text("xUnit").orElse(x.quantity().unit()));
    }

    /** Several columns share an axis, and its unit only where all have the same. */
    private Axis yAxis(List<NumberColumn> ys) {
        var units = ys.stream().map(y -> y.quantity().unit()).distinct().toList();
        if (units.size() > 1 && !options.has("yUnit")) {
            throw new InputException("One axis can't have several units: %s. Plot them one by one, or say yUnit: '…'."
                    .formatted(ys.stream()
                            .map(y -> y.name() + " in "
                                    + (y.quantity().unit().isEmpty()
                                            ? "no unit"
                                            : y.quantity().unit()))
                            .collect(Collectors.joining(", "))));
        }
        var label = ys.stream().map(y -> y.quantity().label()).collect(Collectors.joining(", "));
        return Axis.of(
                options.text("yLabel").orElse(label), options.text("yUnit").orElse(units.getFirst()));
    }

    private static Map<String, Form> forms() {
        var forms = new LinkedHashMap<String, Form>();
        forms.put("points", Form.POINTS);
        forms.put("line", Form.LINE);
        forms.put("both", Form.LINE_AND_POINTS);
        forms.put("steps", Form.STEPS);
        return forms;
    }
}
