package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table that is being filled row by row. For one thread. */
final class TableFilling {
    private final String title;
    private final List<Filling> columns;

    TableFilling(String title, List<Filling> columns) {
        this.title = title;
        this.columns = List.copyOf(columns);
    }

    static TableFilling of(String title, List<ResultValue> columns) {
        return new TableFilling(title, columns.stream().map(Filling::of).toList());
    }

    /** One value for each column, of its class; more than there are columns don't count. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).append().accept(values[i]);
        }
    }

    Table table() {
        return Table.create(title, columns.stream().map(Filling::column).toArray(Column<?>[]::new));
    }
}
