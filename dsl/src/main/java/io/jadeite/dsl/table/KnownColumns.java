package io.jadeite.dsl.table;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.result.ResultQuery;
import io.jadeite.engine.result.ResultRows;
import io.jadeite.engine.result.ResultValue;
import io.jadeite.engine.result.ResultValues;
import io.jadeite.engine.result.ValueKind;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns that results of a workflow have, and those that are shown where nobody says which.
 *
 * @param byName all, by the manual's names
 * @param usual those shown, in their order
 */
record KnownColumns(String workflow, Map<String, ResultValue> byName, List<ResultValue> usual) {
    /**
     * What the workflow names, where it is installed; and what its newest results hold.
     *
     * @throws InputException where it is neither installed nor has ever been run, with the nearest names
     */
    static KnownColumns checked(Database database, String workflow) {
        var rows = new ResultRows(database);
        if (installed(workflow).isEmpty()
                && rows.first(ResultQuery.of(workflow), List.of(), 1).isEmpty()) {
            var run = new QueueView(database).workflows();
            if (!run.contains(workflow)) {
                var known = Stream.concat(installed().map(KnownColumns::nameOf), run.stream())
                        .distinct()
                        .toList();
                throw new InputException("There is no workflow '%s', and nobody has run one of that name.%s"
                        .formatted(workflow, Nearest.question(workflow, known)));
            }
        }
        return of(rows, workflow);
    }

    static KnownColumns of(ResultRows rows, String workflow) {
        var byName = new LinkedHashMap<String, ResultValue>();
        rows.columns(workflow).forEach(column -> byName.put(column.name(), column));
        var installed = installed(workflow);
        installed.stream()
                .flatMap(found -> found.columns().stream())
                .forEach(name -> byName.computeIfAbsent(
                        name, _ -> ResultValues.find(name).orElseGet(() -> unseen(name))));
        return new KnownColumns(workflow, byName, usual(byName, installed));
    }

    /** @throws InputException where there is none of that name in either spelling, with the nearest ones */
    ResultValue find(String name) {
        return maybe(name).orElseThrow(() -> new InputException(unknown(name)));
    }

    /** @throws InputException with all names that aren't known */
    List<ResultValue> all(List<String> names) {
        var problems = new Problems();
        var found =
                names.stream().map(name -> problems.collect(() -> find(name))).toList();
        problems.throwIfAny();
        return found.stream().map(Objects::requireNonNull).distinct().toList();
    }

    Optional<ResultValue> maybe(String name) {
        var exact = byName.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byName.values().stream()
                .filter(column ->
                        column.scriptName().equals(name) || column.name().equals(ResultValues.plainName(name)))
                .findFirst();
    }

    String unknown(String name) {
        return "Results of %s have no '%s'.%s There are %s."
                .formatted(workflow, name, Nearest.question(name, names()), String.join(", ", names()));
    }

    List<String> names() {
        return byName.values().stream().map(ResultValue::scriptName).toList();
    }

    private static Optional<Workflow> installed(String name) {
        return installed().filter(workflow -> nameOf(workflow).equals(name)).findFirst();
    }

    private static Stream<Workflow> installed() {
        return Catalogue.installed().workflows().stream();
    }

    private static String nameOf(Workflow workflow) {
        return workflow.name().toString();
    }

    /** Of a workflow that isn't installed: all that its results hold, but lists and objects. */
    private static List<ResultValue> usual(Map<String, ResultValue> byName, Optional<Workflow> installed) {
        var names = new ArrayList<String>(List.of("run", "status"));
        if (installed.isPresent()) {
            names.addAll(installed.get().columns());
        } else {
            byName.values().stream()
                    .filter(column -> !column.isCommon() && column.kind() != ValueKind.JSON)
                    .map(ResultValue::name)
                    .forEach(names::add);
        }
        if (names.contains("volume") && names.contains("nsites")) {
            names.add(names.indexOf("volume") + 1, "volume_per_atom");
        }
        names.add("saved");
        return names.stream()
                .distinct()
                .flatMap(name -> Stream.ofNullable(byName.get(name)))
                .toList();
    }

    private static ResultValue unseen(String name) {
        return ResultValue.inValues(name, ValueKind.TEXT, "");
    }
}
