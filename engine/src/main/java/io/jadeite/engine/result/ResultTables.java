package io.jadeite.engine.result;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.text.Digest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of workflows that declare result records: made when the first result comes, and only ever added to. Threads may
 * share it.
 */
public final class ResultTables {
    private static final Logger LOG = LoggerFactory.getLogger(ResultTables.class);

    /** The longest name that both databases take whole. */
    private static final int LONGEST_NAME = 63;

    private record Wanted(String workflow, ResultShape shape) {}

    private final Database database;
    /** What was made ready by this process; a table never loses a column. */
    private final Map<Wanted, Optional<ResultTable>> ready = new ConcurrentHashMap<>();

    public ResultTables(Database database) {
        this.database = database;
    }

    /** The table of a workflow's results, as it is now; empty where none has been saved, or it declares no record. */
    public Optional<ResultTable> of(String workflow) {
        return database.single(sql -> find(sql, workflow));
    }

    /** All such tables, by the names of their workflows. */
    public List<ResultTable> all() {
        return database.single(sql -> sql.list(
                "select workflow, table_name, columns from result_table where columns <> '[]' order by workflow",
                ResultColumns::table));
    }

    /**
     * Refuses, before anything is queued, a result record whose values don't fit into the columns that the table has.
     *
     * @throws InputException with each value that was something else before
     */
    public void check(String workflow, ResultShape shape) {
        var problems = new Problems();
        var known = of(workflow).map(ResultTables::kinds).orElse(Map.of());
        for (var column : shape.columns()) {
            var before = known.get(column.name());
            if (before != null && !before.holds(column.kind())) {
                problems.add("The result of %s has '%s' as %s, but earlier results have it as %s. Give it another name."
                        .formatted(
                                workflow,
                                column.name(),
                                ResultColumns.words(column.kind()),
                                ResultColumns.words(before.kind())));
            }
        }
        problems.throwIfAny();
    }

    /**
     * The table, with all columns of this shape; made or added to where it needs to be. Empty where this role may not: the results are
     * then in the table of all results only.
     */
    Optional<ResultTable> prepare(String workflow, ResultShape shape) {
        var wanted = new Wanted(workflow, shape);
        var known = ready.get(wanted);
        if (known != null) {
            return known;
        }
        Optional<ResultTable> made;
        try {
            made = Optional.of(make(wanted));
        } catch (DatabaseException e) {
            if (e.isOutage()) {
                throw e;
            }
            LOG.warn("The results of {} get no table of their own: {}", workflow, e.getMessage());
            made = of(workflow);
        }
        ready.put(wanted, made);
        return made;
    }

    private ResultTable make(Wanted wanted) {
        try {
            return database.transaction(sql -> made(sql, wanted));
        } catch (DatabaseException e) {
            if (!e.isConflict()) {
                throw e;
            }
            // Another workflow took the name at the same moment.
            return database.transaction(sql -> made(sql, wanted));
        }
    }

    private static ResultTable made(Sql sql, Wanted wanted) throws SQLException {
        sql.update(
                "insert into result_table (workflow, table_name, columns) values (?, ?, '[]') on conflict (workflow) do nothing",
                wanted.workflow(),
                freeName(sql, wanted.workflow()));
        // Held until the end: workers that come with other columns wait.
        var table = sql.first(
                        "select workflow, table_name, columns from result_table where workflow = ? ${lock}",
                        ResultColumns::table,
                        wanted.workflow())
                .orElseThrow();
        if (table.shape().columns().isEmpty()) {
            sql.update("create table " + table.name() + " (run_id bigint primary key)");
        }
        var kinds = kinds(table);
        var columns = new ArrayList<>(table.shape().columns());
        for (var column : wanted.shape().columns()) {
            if (!kinds.containsKey(column.name())) {
                sql.update("alter table %s add column %s %s"
                        .formatted(table.name(), ResultTable.quoted(column.name()), type(column.kind())));
                columns.add(column);
            }
        }
        var shape = new ResultShape(columns);
        sql.update(
                "update result_table set columns = ? where workflow = ?",
                ResultColumns.write(shape),
                wanted.workflow());
        return new ResultTable(wanted.workflow(), table.name(), shape);
    }

    /** {@code result_demo_toolkit_two_step}; with a part of the name's digest where that is another's, or too long. */
    private static String freeName(Sql sql, String workflow) throws SQLException {
        var plain = "result_" + workflow.replaceAll("[^a-z0-9]", "_");
        boolean taken =
                sql.number("select count(*) from result_table where table_name = ? and workflow <> ?", plain, workflow)
                                > 0
                        || sql.number(sql.dialect().tableCount(), plain) > 0;
        if (!taken && plain.length() <= LONGEST_NAME) {
            return plain;
        }
        var digest = "_" + Digest.of(workflow).substring(0, 12);
        return plain.substring(0, Math.min(plain.length(), LONGEST_NAME - digest.length())) + digest;
    }

    private static Optional<ResultTable> find(Sql sql, String workflow) throws SQLException {
        return sql.first(
                "select workflow, table_name, columns from result_table where workflow = ? and columns <> '[]'",
                ResultColumns::table,
                workflow);
    }

    private static Map<String, ResultColumn> kinds(ResultTable table) {
        return table.shape().columns().stream().collect(Collectors.toMap(ResultColumn::name, column -> column));
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case REAL -> "double precision";
            case WHOLE -> "bigint";
            case FLAG -> "smallint";
            case TEXT, JSON -> "text";
        };
    }
}
