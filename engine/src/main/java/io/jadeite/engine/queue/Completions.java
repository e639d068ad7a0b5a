package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts. Each ending is fenced: it counts only while the run is RUNNING under this very attempt of this very
 * worker; what comes late changes nothing, and its results are rolled back with it. Threads may share it.
 */
public final class Completions {
    /** Writes what belongs to the ending, in its transaction. */
    @FunctionalInterface
    public interface Saver {
        void save(Sql sql) throws SQLException;
    }

    private final Database database;

    public Completions(Database database) {
        this.database = database;
    }

    /**
     * The run has succeeded, and its results are saved with that. Where the attempt was taken for lost but has finished all the
     * same, and no other has yet, its results are adopted: still exactly one accepted completion.
     *
     * @return false where another ending was accepted before
     */
    public boolean succeed(Attempt attempt, Saver results) {
        return database.transaction(sql -> {
            var told = outcomeTold(sql, attempt);
            if (told.equals("SUCCEEDED")) {
                return true; // told before; only the answer to the commit was lost
            }
            Saver all = more -> {
                results.save(more);
                more.update("update worker set succeeded = succeeded + 1 where id = ?", attempt.worker());
                Waiting.releaseChildrenOf(more, attempt.run());
            };
            if (told.equals("LOST") && Adoption.of(sql, attempt)) {
                all.save(sql);
                return true;
            }
            return fenced(sql, attempt, RunState.SUCCEEDED, null, all);
        });
    }

    /** Holds the run, so that it stays as it is until the end of the transaction. */
    private static String outcomeTold(Sql sql, Attempt attempt) throws SQLException {
        sql.list("select id from run where id = ? ${lock}", row -> row.number("id"), attempt.run());
        return sql.first(
                        "select outcome from attempt where run_id = ? and attempt = ? and worker_id = ?",
                        row -> Optional.ofNullable(row.textOrNull("outcome")).orElse(""),
                        attempt.run(),
                        attempt.number(),
                        attempt.worker())
                .orElse("");
    }

    /** The run has failed by its own fault. False: somebody else has the run by now. */
    public boolean fail(Attempt attempt, Failure failure, Saver results) {
        return database.transaction(sql -> fenced(sql, attempt, RunState.FAILED, failure, more -> {
            results.save(more);
            Failures.record(more, attempt.run(), failure);
            more.update("update worker set failed = failed + 1 where id = ?", attempt.worker());
            Waiting.failChildrenOf(more, attempt.run(), RunState.FAILED);
        }));
    }

    /** The run was cancelled while it ran, and its calculation has been stopped. */
    public boolean cancelled(Attempt attempt) {
        return database.transaction(sql -> cancelled(sql, attempt));
    }

    /** The run goes back to the queue, not charged: its worker has to stop. Where a cancel was asked for, it is cancelled. */
    public boolean handBack(Attempt attempt, String reason) {
        return database.transaction(sql -> isCancelRequested(sql, attempt)
                ? cancelled(sql, attempt)
                : fenced(sql, attempt, RunState.PENDING, new Failure("handed-back", reason), more -> {}));
    }

    private static boolean cancelled(Sql sql, Attempt attempt) throws SQLException {
        return fenced(
                sql,
                attempt,
                RunState.CANCELLED,
                new Failure("cancelled", "Cancelled while it ran."),
                more -> Waiting.failChildrenOf(more, attempt.run(), RunState.CANCELLED));
    }

    /** Holds the run, so that nobody asks in the meantime. */
    private static boolean isCancelRequested(Sql sql, Attempt attempt) throws SQLException {
        return sql.first(
                        "select cancel_requested from run where id = ? and attempt = ? ${lock}",
                        row -> row.flag("cancel_requested"),
                        attempt.run(),
                        attempt.number())
                .orElse(false);
    }

    private static boolean fenced(Sql sql, Attempt attempt, RunState next, @Nullable Failure failure, Saver more)
            throws SQLException {
        var finished = next.isFinished() ? "${now}" : "null";
        int changed = sql.update(
                "update run set state = ?, finished_at = " + finished
                        + ", cancel_requested = 0 where id = ? and attempt = ? and worker_id = ? and state = 2",
                next.code(),
                attempt.run(),
                attempt.number(),
                attempt.worker());
        // An ending that was told before stays as it was.
        sql.update(
                """
                update attempt set finished_at = ${now}, outcome = ?, failure_kind = ?, message = ?
                where run_id = ? and attempt = ? and worker_id = ? and (outcome is null or outcome = 'LOST')
                """,
                changed == 1 ? next == RunState.PENDING ? "HANDED_BACK" : next.name() : "SUPERSEDED",
                failure == null ? null : failure.kind(),
                failure == null ? null : failure.message(),
                attempt.run(),
                attempt.number(),
                attempt.worker());
        sql.update("update worker set state = 'IDLE' where id = ? and state = 'RUNNING'", attempt.worker());
        if (changed == 1) {
            more.save(sql);
        }
        return changed == 1;
    }
}
