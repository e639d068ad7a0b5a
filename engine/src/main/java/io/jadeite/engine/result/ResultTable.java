package io.jadeite.engine.result;

import io.jadeite.engine.run.ResultShape;

/**
 * The table of a workflow that declares a result record: a row for each run that succeeded, by {@code run_id}, with a column for each value
 * that any version of the record has had; what a version doesn't have is null. {@code result} has the same runs, with status and
 * time.
 *
 * <p>In statements the columns are named by {@link #quoted}, and one by one: a statement with {@code *} breaks when a column is added.
 *
 * @param name of the table in the database
 */
public record ResultTable(String workflow, String name, ResultShape shape) {
    /** A column's name as it stands in a statement, whatever words the database has for itself. */
    public static String quoted(String column) {
        return '"' + column + '"';
    }
}
