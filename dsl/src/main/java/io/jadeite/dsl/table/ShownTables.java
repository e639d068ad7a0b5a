package io.jadeite.dsl.table;

import io.jadeite.dsl.script.ValueView;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Shows each Tablesaw table, whoever made it, and results that are still in the database. */
public final class ShownTables implements ValueView {
    @Override
    public boolean takes(Object value) {
        return value instanceof Table || value instanceof ResultsTable;
    }

    @Override
    public Map<String, Object> views(Object value) {
        var excerpt = switch (value) {
            case Table table -> Excerpt.of(table);
            case ResultsTable results -> results.excerpt();
            default ->
                throw new IllegalArgumentException(
                        "no table: " + value.getClass().getName());
        };
        return Map.<String, Object>of("text/plain", Shown.text(excerpt), "text/html", Shown.html(excerpt));
    }
}
