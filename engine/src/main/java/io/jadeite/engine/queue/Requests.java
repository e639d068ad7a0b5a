package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.List;

/** What people ask of runs that are in the queue: cancel, retry, delete. Threads may share it. */
public final class Requests {
    /** What came of a request to cancel. */
    public enum Cancelled {
        NOW,
        /** The run's worker will stop it within seconds. */
        REQUESTED,
        /** It had ended before. */
        TOO_LATE
    }

    private final Database database;

    public Requests(Database database) {
        this.database = database;
    }

    /**
     * The run is cancelled, and with it the runs that it has submitted itself.
     *
     * @throws InputException where there is no such run
     */
    public Cancelled cancel(long run) {
        return database.transaction(sql -> Cancellation.of(sql, run, stateOf(sql, run)));
    }

    /**
     * The run is tried again, and so are the runs that it has submitted itself and that haven't succeeded: it would meet their
     * failures again otherwise.
     *
     * @throws InputException where there is no such run, or it has neither failed nor been cancelled
     */
    public void retry(long run) {
        database.change(sql -> {
            retry(sql, run);
            for (long child : RunRows.descendants(sql, run)) {
                if (RunRows.holdToChange(sql, child)
                        .filter(Requests::hasEndedBadly)
                        .isPresent()) {
                    retry(sql, child);
                }
            }
        });
    }

    private static boolean hasEndedBadly(RunState state) {
        return state == RunState.FAILED || state == RunState.CANCELLED;
    }

    private static void retry(Sql sql, long run) throws SQLException {
        var state = stateOf(sql, run);
        if (!hasEndedBadly(state)) {
            throw new InputException(
                    "Run %d is %s; only failed or cancelled runs can be retried.".formatted(run, state));
        }
        boolean here = sql.number("select count(*) from run where id = ? and lane_id is null", run) == 1;
        if (here) {
            throw new InputException(
                    "Run %d was executed by 'workflows run', not from the queue. Run it again by the same command, or submit it with run-cloud."
                            .formatted(run));
        }
        var ended = sql.list("""
                    select parent_id from run_parent p join any_run r on r.id = p.parent_id
                    where p.run_id = ? and p.until_end = 0 and r.state in (4, 5) order by parent_id
                    """, row -> row.number("parent_id"), run);
        if (!ended.isEmpty()) {
            throw new InputException(
                    "Run %d waits for run %d, which has failed or been cancelled. Retry that first: jadeite queue retry %d."
                            .formatted(run, ended.getFirst(), ended.getFirst()));
        }
        var twin = sql.first("""
                    select other.id from run me join run other on other.unique_key = me.unique_key and other.state in (0, 1, 2)
                    where me.id = ?
                    """, row -> row.number("id"), run);
        if (twin.isPresent()) {
            throw new InputException(
                    "Run %d was to be unique, and run %d is the same and hasn't finished. Wait for that one, or cancel it first."
                            .formatted(run, twin.get()));
        }
        sql.update("""
                    update run set state = 0, lost = 0, failures = 0, cancel_requested = 0, finished_at = null,
                        run_at = case when failures > 0 then null else run_at end where id = ?
                    """, run);
        Waiting.release(sql, List.of(run));
        sql.update("update run_detail set failure_kind = null, failure_message = null where run_id = ?", run);
        sql.update("delete from result where run_id = ?", run);
        sql.update("delete from ionic_step where run_id = ?", run);
    }

    /** Hides these runs from lists; those not started are cancelled first. How many were hidden; none that is RUNNING. */
    public int delete(List<Long> runs) {
        return database.transaction(sql -> {
            int hidden = 0;
            for (long run : runs) {
                var state = stateOf(sql, run);
                if (state == RunState.WAITING || state == RunState.PENDING) {
                    Cancellation.of(sql, run, state);
                }
                hidden += sql.update("update run set hidden = 1 where id = ? and hidden = 0 and state <> 2", run);
            }
            return hidden;
        });
    }

    private static RunState stateOf(Sql sql, long run) throws SQLException {
        return RunRows.holdToChange(sql, run)
                .orElseThrow(() -> new InputException(
                        "There is no run %d. 'jadeite queue list' shows all of them.".formatted(run)));
    }
}
