package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Single rows of the hot table and of the history behind it. */
final class RunRows {
    static final String COLUMNS =
            "id, state, priority, lane_id, attempt, worker_id, lost, failures, cancel_requested, hidden, run_at, created_at, started_at, finished_at, unique_key";

    private RunRows() {}

    /** The run's state, which stays until the end of the transaction; what lies in the history doesn't change anyway. */
    static Optional<RunState> hold(Sql sql, long run) throws SQLException {
        var hot = holdHot(sql, run);
        return hot.isPresent()
                ? hot
                : sql.first(
                        "select state from run_history where id = ?", row -> RunState.ofCode(row.whole("state")), run);
    }

    /** The same, and a run of the history is in the hot table again, where it can be changed. */
    static Optional<RunState> holdToChange(Sql sql, long run) throws SQLException {
        // Held first: where it is just moving, it is in the history by then.
        if (holdHot(sql, run).isEmpty()) {
            recall(sql, run);
        }
        return hold(sql, run);
    }

    private static Optional<RunState> holdHot(Sql sql, long run) throws SQLException {
        return sql.first("select state from run where id = ? ${lock}", row -> RunState.ofCode(row.whole("state")), run);
    }

    private static void recall(Sql sql, long run) throws SQLException {
        var found = sql.first(
                "select state, hidden from run_history where id = ? ${lock}",
                row -> row.flag("hidden") ? -1 : row.whole("state"),
                run);
        if (found.isEmpty()) {
            return;
        }
        sql.update(
                "insert into run (" + COLUMNS + ") ${given_ids} select " + COLUMNS + " from run_history where id = ?",
                run);
        sql.update("delete from run_history where id = ?", run);
        if (found.get() >= 0) {
            sql.update("update history_count set runs = runs - 1 where state = ?", found.get());
        }
    }

    /** The runs that it has submitted itself, and those that these have submitted. */
    static List<Long> descendants(Sql sql, long run) throws SQLException {
        return sql.list("""
                with recursive child(id) as (
                    select run_id from child_run where parent_id = ?
                    union select c.run_id from child_run c join child on c.parent_id = child.id)
                select id from child order by id
                """, row -> row.number("id"), run);
    }
}
