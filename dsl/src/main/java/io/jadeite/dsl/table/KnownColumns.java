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
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.workflow.Catalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns that results of a workflow have, and those that are shown where nobody says which.
 *
 * @param byName all, by the manual's names
 * @param usual those shown, in their order
 */
record KnownColumns(String workflow, Map<String, ResultValue> byName, List<ResultValue> usual) {
    private static final int LOOKED_AT = 20;
    private static final Set<String> OF_EACH_RUN = Set.of("run", "status", "attempt", "saved");

    /**
     * What the workflow names, where it is known here; and what its newest results hold.
     *
     * @throws InputException where it is neither known here nor has ever been run, with the nearest names
     */
    static KnownColumns checked(Database database, Catalogue catalogue, String workflow) {
        var rows = new ResultRows(database);
        if (!catalogue.knows(workflow)
                && rows.first(ResultQuery.of(workflow), List.of(), 1).isEmpty()) {
            var run = new QueueView(database).workflows();
            if (!run.contains(workflow)) {
                var all = Stream.concat(
                                catalogue.workflows().stream()
                                        .map(known -> known.name().toString()),
                                run.stream())
                        .distinct()
                        .toList();
                throw new InputException("There is no workflow '%s', and nobody has run one of that name.%s"
                        .formatted(workflow, Nearest.question(workflow, all)));
            }
        }
        return of(rows, catalogue, workflow);
    }

    static KnownColumns of(ResultRows rows, Catalogue catalogue, String workflow) {
        var byName = new LinkedHashMap<String, ResultValue>();
        rows.columns(workflow).forEach(column -> byName.put(column.name(), column));
        var named = new ArrayList<String>();
        if (catalogue.knows(workflow)) {
            var known = catalogue.find(workflow);
            named.addAll(known.columns());
            known.resultShape().stream()
                    .flatMap(shape -> shape.columns().stream())
                    .forEach(column -> byName.computeIfAbsent(column.name(), _ -> declared(column)));
            named.forEach(name ->
                    byName.computeIfAbsent(name, _ -> ResultValues.find(name).orElseGet(() -> unseen(name))));
        }
        return new KnownColumns(
                workflow, byName, usual(byName, named.isEmpty() ? held(rows, workflow, byName) : named));
    }

    /** Where the workflow names none: those that aren't empty in its newest results. */
    private static List<String> held(ResultRows rows, String workflow, Map<String, ResultValue> byName) {
        var columns = byName.values().stream()
                .filter(column -> column.kind() != ValueKind.JSON && !OF_EACH_RUN.contains(column.name()))
                .toList();
        var newest = rows.last(ResultQuery.of(workflow), columns, LOOKED_AT);
        return IntStream.range(0, columns.size())
                .filter(i -> newest.stream().anyMatch(row -> row.values()[i] != null))
                .mapToObj(i -> columns.get(i).name())
                .toList();
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

    /** Those that the workflow names or its results hold; but lists and objects only where one asks for them. */
    private static List<ResultValue> usual(Map<String, ResultValue> byName, List<String> named) {
        var names = new ArrayList<String>(List.of("run", "status"));
        named.stream()
                .flatMap(name -> Stream.ofNullable(byName.get(name)))
                .filter(column -> column.kind() != ValueKind.JSON)
                .map(ResultValue::name)
                .forEach(names::add);
        if (names.contains("volume") && names.contains("nsites")) {
            names.add(names.indexOf("volume") + 1, "volume_per_atom");
        }
        names.add("saved");
        return names.stream()
                .distinct()
                .flatMap(name -> Stream.ofNullable(byName.get(name)))
                .toList();
    }

    /** A value of a result record that no result has yet. */
    private static ResultValue declared(ResultColumn column) {
        var kind = switch (column.kind()) {
            case REAL -> ValueKind.REAL;
            case WHOLE -> ValueKind.WHOLE;
            case TEXT -> ValueKind.TEXT;
            case FLAG -> ValueKind.FLAG;
            case JSON -> ValueKind.JSON;
        };
        return ResultValue.inValues(column.name(), kind, column.unit());
    }

    private static ResultValue unseen(String name) {
        return ResultValue.inValues(name, ValueKind.TEXT, "");
    }
}
