package io.jadeite.dsl.plot.words;

import io.jadeite.engine.problem.InputException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a cell has at hand as a table: tables, what gives one, lists of numbers or of maps, and maps of lists. */
final class DataTable {
    private DataTable() {}

    /** @throws InputException where it is nothing of these */
    static Table of(Object data) {
        return switch (data) {
            case Table table -> table;
            case Supplier<?> supplier when supplier.get() instanceof Table table -> table;
            case Collection<?> rows
            when !rows.isEmpty() && rows.stream().allMatch(Number.class::isInstance) ->
                Table.create("values")
                        .addColumns(IntColumn.indexColumn("index", rows.size(), 0), column("value", List.copyOf(rows)));
            case Collection<?> rows
            when !rows.isEmpty() && rows.stream().allMatch(Map.class::isInstance) ->
                ofRows(rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList());
            case Map<?, ?> columns
            when !columns.isEmpty() && columns.values().stream().allMatch(Collection.class::isInstance) ->
                ofColumns(columns);
            default ->
                throw new InputException(
                        "plot can't draw %s. It takes a table, a list of numbers or of maps, a map of lists, a run, a structure, or what has a plot of its own."
                                .formatted(words(data)));
        };
    }

    private static Table ofRows(List<Map<?, ?>> rows) {
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> row.keySet().forEach(name -> names.add(String.valueOf(name))));
        var table = Table.create("values");
        for (var name : names) {
            table.addColumns(column(
                    name,
                    rows.stream().<@Nullable Object>map(row -> row.get(name)).toList()));
        }
        return table;
    }

    private static Table ofColumns(Map<?, ?> columns) {
        var lengths = columns.values().stream()
                .map(column -> ((Collection<?>) column).size())
                .distinct()
                .toList();
        if (lengths.size() > 1) {
            throw new InputException("The columns of a plot are equally long, found lengths %s.".formatted(lengths));
        }
        var table = Table.create("values");
        columns.forEach((name, column) -> table.addColumns(column(
                String.valueOf(name),
                ((Collection<?>) column)
                        .stream().<@Nullable Object>map(value -> value).toList())));
        return table;
    }

    /** Of numbers where all that are there are numbers, else of text. */
    private static Column<?> column(String name, List<? extends @Nullable Object> values) {
        boolean numbers = values.stream().allMatch(value -> value == null || value instanceof Number);
        return numbers
                ? DoubleColumn.create(
                        name,
                        values.stream()
                                .mapToDouble(
                                        value -> value instanceof Number number ? number.doubleValue() : Double.NaN))
                : StringColumn.create(
                        name,
                        IntStream.range(0, values.size())
                                .mapToObj(row -> values.get(row) == null ? "" : String.valueOf(values.get(row))));
    }

    private static String words(Object data) {
        return switch (data) {
            case Collection<?> list when list.isEmpty() -> "an empty list";
            case Map<?, ?> map when map.isEmpty() -> "an empty map";
            default -> "this " + data.getClass().getSimpleName();
        };
    }
}
