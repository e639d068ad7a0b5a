package io.jadeite.launchers.command;

import io.jadeite.engine.result.ResultRecord;
import java.util.ArrayList;
import java.util.List;

/** Results as text: the columns that its workflow shows. */
final class ResultTable {
    private ResultTable() {}

    /** One result, a value a line. */
    static String vertical(ShownColumns columns, ResultRecord result) {
        var text = new StringBuilder();
        for (var column : columns.names()) {
            var value = result.values().get(column);
            if (value != null) {
                text.append("%-24s %s%n".formatted(columns.heading(column), Show.value(value)));
            }
        }
        return text.toString();
    }

    static List<String> headings(ShownColumns columns) {
        var headings = new ArrayList<>(List.of("run", "status"));
        columns.names().forEach(column -> headings.add(columns.heading(column)));
        return headings;
    }

    static List<String> cells(ShownColumns columns, ResultRecord result) {
        var cells = new ArrayList<>(List.of(Long.toString(result.run()), result.status()));
        columns.names().forEach(column -> cells.add(Show.value(result.values().get(column))));
        return cells;
    }
}
