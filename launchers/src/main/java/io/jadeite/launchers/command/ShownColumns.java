package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.workflow.Workflow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The result values that a workflow's table shows, in their order, and the units that its result record says.
 *
 * @param units by the values' names; where there is none, the usual one of that name counts
 */
record ShownColumns(List<String> names, Map<String, String> units) {
    /** Those of a workflow that is known here. */
    static ShownColumns of(Workflow workflow) {
        return new ShownColumns(
                workflow.columns(),
                workflow.resultShape().map(ShownColumns::units).orElse(Map.of()));
    }

    /**
     * Those of a workflow that is installed here, or has results: one that travelled is known by these alone.
     *
     * @throws io.jadeite.engine.problem.InputException where it is neither
     */
    static ShownColumns of(String workflow, Session session, Database database) {
        if (session.catalogue().knows(workflow)) {
            return of(session.catalogue().find(workflow));
        }
        var table = new ResultTables(database).of(workflow);
        if (table.isPresent()) {
            var shape = table.get().shape();
            var names = shape.columns().stream()
                    .filter(column -> column.kind() != Kind.JSON)
                    .map(ResultColumn::name)
                    .toList();
            return new ShownColumns(names, units(shape));
        }
        var first = new Results(database).page(workflow, 0);
        return first.isEmpty()
                ? of(session.catalogue().find(workflow))
                : new ShownColumns(
                        first.stream()
                                .flatMap(result -> result.values().entrySet().stream())
                                .filter(value -> !(value.getValue() instanceof Map || value.getValue() instanceof List))
                                .map(Map.Entry::getKey)
                                .distinct()
                                .toList(),
                        Map.of());
    }

    String heading(String name) {
        var unit = units.get(name);
        return unit == null ? Show.heading(name) : name + " (" + unit + ")";
    }

    private static Map<String, String> units(ResultShape shape) {
        var units = new HashMap<String, String>();
        shape.columns().stream()
                .filter(column -> !column.unit().isEmpty())
                .forEach(column -> units.put(column.name(), column.unit()));
        return units;
    }
}
