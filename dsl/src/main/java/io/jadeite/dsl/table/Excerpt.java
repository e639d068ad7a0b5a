package io.jadeite.dsl.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What is shown of a table: its first and its last rows, and how many there are.
 *
 * @param last empty where the first are all
 * @param units of columns by their names, beside those that the manual lists
 */
record Excerpt(String title, Table first, Table last, long count, Map<String, String> units) {
    /** So many rows are shown whole. */
    static final int SHOWN = 25;

    /** Of more rows, so many from each end. */
    static final int ENDS = 10;

    static Excerpt of(Table table) {
        var title = table.name() == null || table.name().isBlank() ? "table" : table.name();
        int count = table.rowCount();
        return count <= SHOWN
                ? new Excerpt(title, table, table.emptyCopy(), count, Map.of())
                : new Excerpt(title, table.first(ENDS), table.last(ENDS), count, Map.of());
    }

    Excerpt withUnits(Map<String, String> more) {
        return new Excerpt(title, first, last, count, Map.copyOf(more));
    }

    List<Heading> headings() {
        return first.columns().stream().map(column -> Heading.of(column, units)).toList();
    }

    /** How many rows aren't shown. */
    long left() {
        return count - first.rowCount() - last.rowCount();
    }

    /** In words, for all who want to know what this is: {@code runs: 12 rows}. */
    String words() {
        var counted = "%s: %s"
                .formatted(
                        title,
                        count == 0 ? "no rows" : count == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", count));
        return left() == 0
                ? counted
                : counted + ", the first %d and the last %d shown".formatted(first.rowCount(), last.rowCount());
    }
}
