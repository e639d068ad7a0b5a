package io.jadeite.dsl.table;

import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * What is shown of a table: its first and its last rows, and how many there are.
 *
 * @param last empty where the first are all
 */
record Excerpt(String title, Table first, Table last, long count) {
    /** So many rows are shown whole; of more rows half of that from each end. */
    static final int SHOWN = 20;

    static Excerpt of(Table table) {
        var title = table.name() == null || table.name().isBlank() ? "table" : table.name();
        int count = table.rowCount();
        return count <= SHOWN
                ? new Excerpt(title, table, table.emptyCopy(), count)
                : new Excerpt(title, table.first(SHOWN / 2), table.last(SHOWN / 2), count);
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
