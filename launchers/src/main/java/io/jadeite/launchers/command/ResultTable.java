package io.jadeite.launchers.command;

import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Results as text: the columns that the workflow names. */
final class ResultTable {
    private ResultTable() {}

    /** One result, a value a line. */
    static String vertical(Workflow workflow, ResultRecord result) {
        var text = new StringBuilder();
        for (var column : workflow.columns()) {
            var value = result.values().get(column);
            if (value != null) {
                text.append("%-24s %s%n".formatted(Show.heading(column), Show.value(value)));
            }
        }
        return text.toString();
    }

    static List<String> headings(Workflow workflow) {
        var headings = new ArrayList<>(List.of("run", "status"));
        workflow.columns().forEach(column -> headings.add(Show.heading(column)));
        return headings;
    }

    static List<String> cells(Workflow workflow, ResultRecord result) {
        var cells = new ArrayList<>(List.of(Long.toString(result.run()), result.status()));
        workflow.columns()
                .forEach(column -> cells.add(Show.value(result.values().get(column))));
        return cells;
    }
}
