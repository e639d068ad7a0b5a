package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attempts' own rows. While an attempt goes on, the run's row says all that is to be known of it; its own is written when it
 * ends, or when there is a directory to tell of.
 */
final class Attempts {
    /** How an attempt ended, as it was told first; empty where nothing was. */
    static String outcomeTold(Sql sql, Attempt attempt) throws SQLException {
        return sql.first(
                        "select outcome from attempt where run_id = ? and attempt = ? and worker_id = ?",
                        row -> Optional.ofNullable(row.textOrNull("outcome")).orElse(""),
                        attempt.run(),
                        attempt.number(),
                        attempt.worker())
                .orElse("");
    }

    /** An ending that was told before stays as it was, except that what was taken for lost may have ended otherwise. */
    static void end(Sql sql, Attempt attempt, String outcome, @Nullable Failure failure) throws SQLException {
        sql.update(
                """
                insert into attempt (run_id, attempt, worker_id, host, started_at, finished_at, outcome, failure_kind, message)
                select run.id, ?, worker.id, worker.host, coalesce(run.started_at, ${now}), ${now}, ?, ?, ?
                from run join worker on worker.id = ?
                where run.id = ? and (run.attempt <> ? or run.worker_id = worker.id)
                on conflict (run_id, attempt) do update set finished_at = excluded.finished_at, outcome = excluded.outcome,
                    failure_kind = excluded.failure_kind, message = excluded.message
                where attempt.worker_id = excluded.worker_id and (attempt.outcome is null or attempt.outcome = 'LOST')
                """,
                attempt.number(),
                outcome,
                failure == null ? null : failure.kind(),
                failure == null ? null : failure.message(),
                attempt.worker(),
                attempt.run(),
                attempt.number());
    }

    /** The attempt that has the run now gets its row: it is about to lose the run to another. */
    static void noteCurrent(Sql sql, long run) throws SQLException {
        sql.update("""
                insert into attempt (run_id, attempt, worker_id, host, started_at)
                select run.id, run.attempt, run.worker_id, worker.host, run.started_at
                from run join worker on worker.id = run.worker_id where run.id = ? and run.state = 2
                on conflict (run_id, attempt) do nothing
                """, run);
    }

    /** The current attempts of these runs, all of one worker, have succeeded. */
    static void succeeded(Sql sql, Collection<Long> runs) throws SQLException {
        sql.update("""
                insert into attempt (run_id, attempt, worker_id, host, started_at, finished_at, outcome)
                select run.id, run.attempt, run.worker_id, worker.host, run.started_at, run.finished_at, 'SUCCEEDED'
                from run join worker on worker.id = run.worker_id where run.id in ${ids}
                on conflict (run_id, attempt) do update set finished_at = excluded.finished_at, outcome = excluded.outcome
                """, sql.dialect().ids(runs));
    }

    static void tellDirectory(Sql sql, Attempt attempt, String directory) throws SQLException {
        sql.update("""
                insert into attempt (run_id, attempt, worker_id, host, directory, started_at)
                select run.id, ?, worker.id, worker.host, ?, coalesce(run.started_at, ${now})
                from run join worker on worker.id = ?
                where run.id = ? and (run.attempt <> ? or run.worker_id = worker.id)
                on conflict (run_id, attempt) do update set directory = excluded.directory
                where attempt.worker_id = excluded.worker_id
                """, attempt.number(), directory, attempt.worker(), attempt.run(), attempt.number());
    }

    private Attempts() {}
}
