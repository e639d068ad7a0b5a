package io.jadeite.engine.run;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The values of a workflow's result record, in its order: its results get a table of their own with these columns. */
public record ResultShape(List<ResultColumn> columns) {
    /** These columns has each such table anyway. */
    private static final Set<String> TAKEN = Set.of("run_id");

    /** So many columns has a table at most. */
    private static final int MOST = 500;

    /** @throws InputException with all names that are there twice or taken */
    public ResultShape {
        columns = List.copyOf(columns);
        var problems = new Problems();
        var seen = new HashSet<>(TAKEN);
        for (var column : columns) {
            if (!seen.add(column.name())) {
                problems.add("A result record can't have two values named '%s'%s."
                        .formatted(column.name(), TAKEN.contains(column.name()) ? " (each result has one)" : ""));
            }
        }
        if (columns.size() > MOST) {
            problems.add("A result record has at most %d values, found %d.".formatted(MOST, columns.size()));
        }
        problems.throwIfAny();
    }

    /** The columns' names, in their order. */
    public List<String> names() {
        return columns.stream().map(ResultColumn::name).toList();
    }
}
