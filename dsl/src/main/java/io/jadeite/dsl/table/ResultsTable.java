package io.jadeite.dsl.table;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.result.Comparison;
import io.jadeite.engine.result.Condition;
import io.jadeite.engine.result.ResultQuery;
import io.jadeite.engine.result.ResultRow;
import io.jadeite.engine.result.ResultRows;
import io.jadeite.engine.result.ResultValue;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The results of a workflow, which stay in the database until they are asked for: {@link #table} reads all of them as a Tablesaw
 * table, {@link #first} some, {@link #pages} all of them piece by piece. It shows itself by its first and last rows and the count.
 *
 * <pre>{@code
 * energies = results('static-energy.emt.quick').where { energyPerAtom < -3 }.sortBy('energyPerAtom')
 * energies.table().doubleColumn('energyPerAtom').mean()
 * }</pre>
 *
 * Each word gives a new one and leaves this as it is. Columns are named as in scripts ({@code energyPerAtom}); the manual's spelling
 * ({@code energy_per_atom}) is understood too. Threads may share it; each call reads what the database holds then.
 */
public final class ResultsTable implements Supplier<Table> {
    private final ResultRows rows;
    private final ResultQuery query;
    private final KnownColumns known;
    private final List<ResultValue> shown;
    private final Optional<RowTest> test;

    private ResultsTable(
            ResultRows rows, ResultQuery query, KnownColumns known, List<ResultValue> shown, Optional<RowTest> test) {
        this.rows = rows;
        this.query = query;
        this.known = known;
        this.shown = List.copyOf(shown);
        this.test = test;
    }

    /** @throws InputException where there is no such workflow, with the nearest names */
    public static ResultsTable of(Database database, String workflow) {
        return of(database, Catalogue.installed(), workflow);
    }

    /**
     * @param catalogue with the workflows of jars and of the user, too
     * @throws InputException where there is no such workflow, with the nearest names
     */
    public static ResultsTable of(Database database, Catalogue catalogue, String workflow) {
        var rows = new ResultRows(database);
        var known = KnownColumns.checked(database, catalogue, workflow);
        return new ResultsTable(rows, ResultQuery.of(workflow), known, known.usual(), Optional.empty());
    }

    public String workflow() {
        return query.workflow();
    }

    /** The names of the columns that it has, in their order. */
    public List<String> columnNames() {
        return shown.stream().map(ResultValue::scriptName).toList();
    }

    /**
     * With these columns alone, in this order.
     *
     * @throws InputException with all names that aren't known, and the nearest known ones
     */
    public ResultsTable columns(String... names) {
        if (names.length == 0) {
            throw new InputException("columns(…) takes the names of columns. There are %s.".formatted(known.names()));
        }
        return new ResultsTable(rows, query, known, known.all(Arrays.asList(names)), test);
    }

    /**
     * Those whose value compares like that with the given one; those without the value don't. The database chooses them.
     *
     * @param comparison one of {@code < <= == != >= >}
     */
    public ResultsTable where(String column, String comparison, Object value) {
        var sign = Comparison.ofSign(comparison)
                .orElseThrow(() -> new InputException("where(…) compares by one of %s, found '%s'."
                        .formatted(String.join(" ", Comparison.signs()), comparison)));
        return with(query.where(new Condition.Compare(known.find(column), sign, value)));
    }

    /** Those that have the value. */
    public ResultsTable wherePresent(String column) {
        return with(query.where(new Condition.Present(known.find(column))));
    }

    /** Those that lack the value. */
    public ResultsTable whereMissing(String column) {
        return with(query.where(new Condition.Missing(known.find(column))));
    }

    /**
     * Those for which the closure says true, and that have all values which it looks at: {@code { energyPerAtom < -3 }}. Columns are
     * there by their names. Where it only compares columns with given values the database chooses; else each row is read and asked.
     * It is asked several times, so it should do nothing but decide.
     */
    public ResultsTable where(
            @DelegatesTo(value = RowValues.class, strategy = Closure.DELEGATE_FIRST) Closure<?> closure) {
        var asked = Exploration.of(closure, known);
        if (asked.isPresent()) {
            return with(query.where(asked.get()));
        }
        var further = RowTest.of(closure, known);
        return new ResultsTable(
                rows,
                query,
                known,
                shown,
                Optional.of(test.map(first -> first.and(further)).orElse(further)));
    }

    /** By a column's values, the smallest first, those without one last. */
    public ResultsTable sortBy(String column) {
        return with(query.sortedBy(known.find(column), false));
    }

    /** By a column's values, the largest first, those without one last. */
    public ResultsTable sortByDescending(String column) {
        return with(query.sortedBy(known.find(column), true));
    }

    public long count() {
        if (test.isEmpty()) {
            return rows.count(query);
        }
        long[] count = {0};
        test.get().each(rows, query, List.of(), row -> count[0]++);
        return count[0];
    }

    /** All of them, read into memory: a million rows of ten columns take about 100 MB. */
    public Table table() {
        var columns = query.order().map(order -> and(shown, order.column())).orElse(shown);
        var filling = TableFilling.of(title(), columns);
        if (test.isPresent()) {
            test.get().each(rows, query, columns, row -> filling.add(row.values()));
        } else {
            rows.each(query, columns, row -> filling.add(row.values()));
        }
        var table = filling.table();
        return query.order()
                .map(order ->
                        Sorting.of(table, order).retainColumns(columnNames().toArray(new String[0])))
                .orElse(table);
    }

    /** The same as {@link #table}, for all that takes a table from whoever has one. */
    @Override
    public Table get() {
        return table();
    }

    /** So many of the first. */
    public Table first(int count) {
        return test.isPresent() ? table().first(count) : filled(rows.first(query, shown, positive(count)));
    }

    /** So many of the last, in their order. */
    public Table last(int count) {
        return test.isPresent() ? table().last(count) : filled(rows.last(query, shown, positive(count)));
    }

    /** All of them in pieces of at most 10,000 rows by the run's number, whatever the order: only one piece is in memory. */
    public Iterable<Table> pages() {
        return () -> new ResultPages(rows, query, shown, test, title());
    }

    /**
     * Writes all of them to a file, whose ending says how: {@code .csv}, {@code .json} (an object a line) or {@code .parquet}. Piece
     * by piece, by the run's number; sorted ones at once. A file that is there is replaced when all is written.
     *
     * @return the file
     * @throws InputException where the ending is another one
     */
    public Path export(String file) {
        return query.order().isPresent() ? Export.write(List.of(table()), file) : Export.write(pages(), file);
    }

    /** As HTML: the first and the last rows, and the count. */
    public String html() {
        return Shown.html(excerpt());
    }

    @Override
    public String toString() {
        return Shown.text(excerpt());
    }

    Excerpt excerpt() {
        var units = new HashMap<String, String>();
        shown.forEach(column -> units.put(column.scriptName(), column.unit()));
        return plainExcerpt().withUnits(units);
    }

    private Excerpt plainExcerpt() {
        if (test.isPresent()) {
            return Excerpt.of(table());
        }
        long count = count();
        return count <= Excerpt.SHOWN
                ? Excerpt.of(first(Excerpt.SHOWN))
                : new Excerpt(title(), first(Excerpt.ENDS), last(Excerpt.ENDS), count, Map.of());
    }

    private ResultsTable with(ResultQuery changed) {
        return new ResultsTable(rows, changed, known, shown, test);
    }

    private Table filled(List<ResultRow> read) {
        var filling = TableFilling.of(title(), shown);
        read.forEach(row -> filling.add(row.values()));
        return filling.table();
    }

    private String title() {
        var title = "results of " + workflow();
        if (!query.condition().equals(Condition.always())) {
            title += " where " + query.condition();
        }
        return test.isPresent() ? title + " where { … }" : title;
    }

    private static List<ResultValue> and(List<ResultValue> columns, ResultValue further) {
        return columns.contains(further)
                ? columns
                : Stream.concat(columns.stream(), Stream.of(further)).toList();
    }

    private static int positive(int count) {
        if (count < 1) {
            throw new InputException("A number of rows is 1 at least, found %d.".formatted(count));
        }
        return count;
    }
}
