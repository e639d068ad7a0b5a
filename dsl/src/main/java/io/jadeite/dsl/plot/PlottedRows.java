package io.jadeite.dsl.plot;

import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Series;
import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The rows of a table that can be drawn: those with a number on both axes, and where an axis is logarithmic a positive one. */
final class PlottedRows {
    private final NumberColumn x;
    private final List<NumberColumn> ys;
    private final Optional<Groups> groups;
    private final boolean logX;
    private final boolean logY;
    private final int[] rows;

    /** @throws InputException where no row can be drawn */
    PlottedRows(NumberColumn x, List<NumberColumn> ys, Optional<Groups> groups, boolean logX, boolean logY) {
        this.x = x;
        this.ys = ys;
        this.groups = groups;
        this.logX = logX;
        this.logY = logY;
        this.rows = IntStream.range(0, x.size())
                .filter(row -> drawable(x, row, logX) && ys.stream().anyMatch(y -> drawable(y, row, logY)))
                .toArray();
        if (rows.length == 0) {
            throw new InputException("There is nothing to plot: none of the %s has a%s in '%s' and in %s."
                    .formatted(
                            Numbers.count(x.size(), "row"),
                            logX || logY ? " positive number, as a logarithmic scale needs," : " number",
                            x.name(),
                            ys.stream().map(y -> "'" + y.name() + "'").collect(Collectors.joining(" or "))));
        }
    }

    /** Whether a line through the points makes sense by itself: no x comes twice or before a smaller one. */
    boolean isOrdered() {
        return groups.isEmpty()
                && IntStream.range(1, rows.length).allMatch(i -> x.value(rows[i]) > x.value(rows[i - 1]));
    }

    List<Series> series(Form form) {
        var series = new ArrayList<Series>();
        if (groups.isPresent()) {
            var found = groups.get();
            for (int group = 0; group < found.names().size(); group++) {
                int wanted = group;
                var members = IntStream.of(rows)
                        .filter(row -> found.ofRow().get(row) == wanted)
                        .toArray();
                if (members.length > 0) {
                    series.add(series(found.name(group), form, members, ys.getFirst(), group));
                }
            }
        } else {
            for (int look = 0; look < ys.size(); look++) {
                var y = ys.get(look);
                series.add(series(y.quantity().label(), form, rows, y, look));
            }
        }
        return List.copyOf(series);
    }

    /** The rows that can be drawn, by their columns' own names. */
    Table table() {
        var table = Table.create("plot").addColumns(DoubleColumn.create(x.name(), x.at(rows)));
        for (var y : ys) {
            var name = table.containsColumn(y.name()) ? y.name() + " (y)" : y.name();
            table.addColumns(DoubleColumn.create(name, y.at(rows)));
        }
        groups.ifPresent(found -> {
            var name = table.containsColumn(found.column()) ? found.column() + " (by)" : found.column();
            table.addColumns(StringColumn.create(
                    name,
                    IntStream.of(rows)
                            .mapToObj(row -> found.names().get(found.ofRow().get(row)))
                            .toList()));
        });
        return table;
    }

    /** In words how many rows aren't drawn, or nothing. */
    String leftOut() {
        int all = x.size();
        int out = all - rows.length;
        if (out == 0) {
            return "";
        }
        return "Left out: %s of %d without a%snumber to draw."
                .formatted(Numbers.count(out, "row"), all, logX || logY ? " positive " : " ");
    }

    private Series series(String name, Form form, int[] members, NumberColumn y, int look) {
        return Series.of(
                name,
                form,
                x.at(members),
                IntStream.of(members)
                        .mapToDouble(row -> drawable(y, row, logY) ? y.value(row) : Double.NaN)
                        .toArray(),
                look);
    }

    private static boolean drawable(NumberColumn column, int row, boolean positive) {
        double value = column.value(row);
        return Double.isFinite(value) && (!positive || value > 0);
    }
}
