package io.jadeite.dsl.plot;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The numbers of a column; NaN where there is none. Times become how long after the first of them they are, in the unit that fits.
 */
final class NumberColumn {
    private final String name;
    private final Quantity quantity;
    private final double[] values;

    private NumberColumn(String name, Quantity quantity, double[] values) {
        this.name = name;
        this.quantity = quantity;
        this.values = values;
    }

    /**
     * @param name as the table has it, or in the other spelling: {@code energyPerAtom} finds {@code energy_per_atom}
     * @throws InputException where the table has no such column, or it holds no numbers
     */
    static NumberColumn of(Table table, String name) {
        var column = find(table, name);
        return switch (column) {
            case NumericColumn<?> numbers ->
                new NumberColumn(numbers.name(), Quantity.of(numbers.name()), finite(numbers.asDoubleArray()));
            case InstantColumn times -> ofTimes(times, times::get);
            case DateTimeColumn times ->
                ofTimes(
                        times,
                        row -> times.get(row) == null ? null : times.get(row).toInstant(ZoneOffset.UTC));
            case DateColumn days ->
                ofTimes(
                        days,
                        row -> days.get(row) == null
                                ? null
                                : days.get(row).atStartOfDay().toInstant(ZoneOffset.UTC));
            default ->
                throw new InputException("A plot needs numbers, and column '%s' holds %s. %s"
                        .formatted(column.name(), kind(column), numericColumns(table)));
        };
    }

    String name() {
        return name;
    }

    Quantity quantity() {
        return quantity;
    }

    int size() {
        return values.length;
    }

    double value(int row) {
        return values[row];
    }

    /** At these rows, in this order. */
    double[] at(int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    /** Those that are numbers, the smallest first. */
    double[] sorted() {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** @throws InputException where the table has no such column */
    static Column<?> find(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> table.columns().stream()
                        .filter(column -> Quantity.plain(column.name()).equals(Quantity.plain(name)))
                        .findFirst())
                .orElseThrow(() -> new InputException("There is no column '%s'.%s The columns are %s."
                        .formatted(
                                name,
                                Nearest.question(name, table.columnNames()),
                                String.join(", ", table.columnNames()))));
    }

    static String numericColumns(Table table) {
        var names = table.columns().stream()
                .filter(column -> column instanceof NumericColumn<?> || column instanceof InstantColumn)
                .map(Column::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "No column of this table has numbers." : "Columns with numbers: " + names + ".";
    }

    private static NumberColumn ofTimes(Column<?> column, IntFunction<@Nullable Instant> at) {
        var times = IntStream.range(0, column.size()).mapToObj(at).toList();
        var first = times.stream().filter(time -> time != null).min(Instant::compareTo);
        if (first.isEmpty()) {
            return new NumberColumn(
                    column.name(), new Quantity(Quantity.of(column.name()).label(), "s"), nothing(column.size()));
        }
        var seconds = times.stream()
                .mapToDouble(time -> time == null
                        ? Double.NaN
                        : Duration.between(first.get(), time).toMillis() / 1000.0)
                .toArray();
        var unit = TimeUnit.fitting(
                Arrays.stream(seconds).filter(Double::isFinite).max().orElse(0));
        var label =
                Quantity.of(column.name()).label() + ", since " + first.get().truncatedTo(ChronoUnit.SECONDS);
        return new NumberColumn(
                column.name(),
                new Quantity(label, unit.symbol()),
                Arrays.stream(seconds).map(value -> value / unit.seconds()).toArray());
    }

    private static double[] nothing(int size) {
        return IntStream.range(0, size).mapToDouble(row -> Double.NaN).toArray();
    }

    /** Infinite values can't be drawn any more than missing ones. */
    private static double[] finite(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
    }

    private static String kind(Column<?> column) {
        return switch (column.type().name()) {
            case "STRING", "TEXT" -> "text";
            case "BOOLEAN" -> "true and false";
            default -> column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
