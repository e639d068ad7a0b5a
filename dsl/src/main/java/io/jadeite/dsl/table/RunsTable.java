package io.jadeite.dsl.table;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.result.ResultRow;
import io.jadeite.engine.result.ResultRows;
import io.jadeite.engine.result.ResultValue;
import io.jadeite.engine.workflow.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Some runs as a table, with their states and with the results of those that have one. */
final class RunsTable {
    /** What stands in the run's own columns anyway. */
    private static final Set<String> OWN = Set.of("run", "status", "saved");

    private RunsTable() {}

    /** In this order; numbers of runs that there aren't are left out. */
    static Table of(Database database, Catalogue catalogue, List<Long> numbers) {
        var found = new HashMap<Long, RunRecord>();
        new QueueView(database).runs(numbers).forEach(run -> found.put(run.id(), run));
        var rows = new ResultRows(database);
        var columns = columns(
                rows,
                catalogue,
                found.values().stream()
                        .map(RunRecord::workflow)
                        .distinct()
                        .sorted()
                        .toList());
        var results = rows.of(numbers, columns);

        var filling = new TableFilling("runs", fillings(columns));
        for (var number : numbers) {
            var run = found.get(number);
            if (run != null) {
                filling.add(cells(run, results.get(number), columns.size()));
            }
        }
        return filling.table();
    }

    /** What any of the workflows shows, each once. */
    private static List<ResultValue> columns(ResultRows rows, Catalogue catalogue, List<String> workflows) {
        var columns = new LinkedHashMap<String, ResultValue>();
        workflows.forEach(workflow -> KnownColumns.of(rows, catalogue, workflow).usual().stream()
                .filter(column -> !OWN.contains(column.name()))
                .forEach(column -> columns.putIfAbsent(column.name(), column)));
        return List.copyOf(columns.values());
    }

    private static List<Filling> fillings(List<ResultValue> columns) {
        var fillings = new ArrayList<>(List.of(
                Filling.wholes("run"),
                Filling.texts("state"),
                Filling.texts("workflow"),
                Filling.texts("subject"),
                Filling.reals("took")));
        columns.forEach(column -> fillings.add(Filling.of(column)));
        fillings.add(Filling.texts("message"));
        return fillings;
    }

    private static @Nullable Object[] cells(RunRecord run, @Nullable ResultRow result, int values) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(run.id());
        cells.add(run.state().name());
        cells.add(run.workflow());
        cells.add(run.subject());
        cells.add(QueueTable.took(run));
        for (int i = 0; i < values; i++) {
            cells.add(result == null ? null : result.values()[i]);
        }
        cells.add(run.message().orElse(null));
        return cells.toArray(new @Nullable Object[0]);
    }
}
