package io.jadeite.engine.result;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Dialect;
import io.jadeite.engine.text.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks at results column by column, any number of them: filtered and sorted by the database, read by pages. Threads may share it. */
public final class ResultRows {
    /** So many are read at once: more make reading no quicker. */
    public static final int PAGE = 10_000;

    private static final int LOOKED_AT = 20;

    /** Those that a user has deleted: few, so they are looked for once, by indexes that have nothing else. */
    private static final String HIDDEN =
            "(select id from run where hidden = 1 union all select id from run_history where hidden = 1)";

    private final Database database;
    private final ResultTables tables;

    public ResultRows(Database database) {
        this.database = database;
        this.tables = new ResultTables(database);
    }

    /**
     * The values that a workflow's newest results hold, beside those that each result has, with kinds as found; and those of its result
     * record, with kinds and units as declared.
     */
    public List<ResultValue> columns(String workflow) {
        var found = new LinkedHashMap<String, ResultValue>();
        ResultValues.common().forEach(column -> found.put(column.name(), column));
        tables.of(workflow).stream().flatMap(ResultRows::declared).forEach(column -> {
            // Behind the common ones, in the record's order.
            found.remove(column.name());
            found.put(column.name(), column);
        });
        database
                .single(sql -> sql.list(
                        "select result_values from result where workflow = ? and status = 'SUCCEEDED' order by run_id desc limit "
                                + LOOKED_AT,
                        row -> Json.readObject(row.text("result_values"), "a result of " + workflow),
                        workflow))
                .stream()
                .flatMap(FoundKind::of)
                .forEach(column -> found.merge(column.name(), column, FoundKind::wider));
        return List.copyOf(found.values());
    }

    private static Stream<ResultValue> declared(ResultTable table) {
        return table.shape().columns().stream()
                .filter(column -> !ResultValues.EACH_RUN.contains(column.name()))
                .map(column -> ResultValue.own(column.name(), FoundKind.of(column.kind()), column.unit(), table));
    }

    public long count(ResultQuery query) {
        return database.single(sql -> {
            if (query.condition().equals(Condition.always())) {
                // By index alone: all of them, without those that were deleted.
                return sql.number("""
                        select (select count(*) from result where workflow = ?)
                             - (select count(*) from result join %s h on h.id = result.run_id where workflow = ?)
                        """.formatted(HIDDEN), query.workflow(), query.workflow());
            }
            var text = new SqlText().add("select count(*)");
            from(sql.dialect(), text, query, List.of());
            return sql.number(text.words(), text.values());
        });
    }

    /** The first in the query's order. */
    public List<ResultRow> first(ResultQuery query, List<ResultValue> columns, int limit) {
        return inOrder(query, columns, limit, false);
    }

    /** The last in the query's order, and in that order. */
    public List<ResultRow> last(ResultQuery query, List<ResultValue> columns, int limit) {
        return inOrder(query, columns, limit, true).reversed();
    }

    /** The next ones by the run's number, behind a run; the query's order doesn't count. */
    public List<ResultRow> page(ResultQuery query, List<ResultValue> columns, long after, int limit) {
        var cells = new ResultCells(columns);
        return database.single(sql -> {
            var text = new SqlText();
            cells.select(sql.dialect(), text);
            from(sql.dialect(), text, query, columns);
            text.add(" and result.run_id > ? order by result.run_id limit ?", after, limit);
            return sql.list(text.words(), cells::read, text.values());
        });
    }

    /** All of them by the run's number, the newest last; no connection is held while they are looked at. */
    public void each(ResultQuery query, List<ResultValue> columns, Consumer<ResultRow> reader) {
        long last = 0;
        while (true) {
            var page = page(query, columns, last, PAGE);
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().run();
        }
    }

    /** Those of some runs, by their numbers; runs without a result have none. */
    public Map<Long, ResultRow> of(Collection<Long> runs, List<ResultValue> columns) {
        var cells = new ResultCells(columns);
        var found = new LinkedHashMap<Long, ResultRow>();
        database.single(sql -> {
                    var text = new SqlText();
                    cells.select(sql.dialect(), text);
                    text.add(
                            " from result where result.run_id in ${ids}",
                            sql.dialect().ids(runs));
                    return sql.list(text.words(), cells::read, text.values());
                })
                .forEach(row -> found.put(row.run(), row));
        return found;
    }

    private List<ResultRow> inOrder(ResultQuery query, List<ResultValue> columns, int limit, boolean backwards) {
        var cells = new ResultCells(columns);
        return database.single(sql -> {
            var text = new SqlText();
            cells.select(sql.dialect(), text);
            from(sql.dialect(), text, query, columns);
            order(sql.dialect(), text, query.order(), backwards);
            text.add(" limit ?", limit);
            return sql.list(text.words(), cells::read, text.values());
        });
    }

    private static void from(Dialect dialect, SqlText text, ResultQuery query, List<ResultValue> columns) {
        text.add(" from result");
        own(text, Stream.concat(columns.stream(), query.values()));
        text.add(" where result.workflow = ?", query.workflow());
        text.add(" and result.run_id not in " + HIDDEN + " and ");
        new ConditionSql(dialect, text).add(query.condition());
    }

    /** A workflow has one table of its own at most, but runs of several may be asked for their values at once. */
    private static void own(SqlText text, Stream<ResultValue> used) {
        used.map(ResultValue::place)
                .flatMap(place -> place instanceof ResultValue.Place.Own own ? Stream.of(own.table()) : Stream.empty())
                .distinct()
                .forEach(table -> text.add(" left join %1$s on %1$s.run_id = result.run_id".formatted(table)));
    }

    private static void order(Dialect dialect, SqlText text, Optional<ResultQuery.Order> order, boolean backwards) {
        text.add(" order by ");
        if (order.isPresent()) {
            new ConditionSql(dialect, text).value(order.get().column());
            text.add(order.get().descending() == backwards ? " asc" : " desc");
            text.add(backwards ? " nulls first, " : " nulls last, ");
        }
        text.add(backwards ? "result.run_id desc" : "result.run_id");
    }
}
