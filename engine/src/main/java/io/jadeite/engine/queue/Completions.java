package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Writes what belongs to the endings of these runs, in their transaction. */
    @FunctionalInterface
    public interface SaverOfMany {
        void save(Sql sql, Set<Long> runs) throws SQLException;
    }

    /** Such a failure would come again with each retry. */
    private static final String HOPELESS = "input";
    /** Each retry waits twice as long as the one before, up to so much. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

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
            if (!isAccepted(sql, attempt, RunState.SUCCEEDED)) {
                return isOtherwiseAccepted(sql, attempt, results);
            }
            Attempts.end(sql, attempt, "SUCCEEDED", null);
            saveSuccess(sql, attempt, results);
            return true;
        });
    }

    private static void saveSuccess(Sql sql, Attempt attempt, Saver results) throws SQLException {
        results.save(sql);
        sql.update("update worker set succeeded = succeeded + 1 where id = ?", attempt.worker());
        Waiting.parentsEnded(sql, List.of(attempt.run()), RunState.SUCCEEDED);
    }

    /** It isn't RUNNING under this attempt any more: told before, taken for lost, or somebody else's by now. */
    private static boolean isOtherwiseAccepted(Sql sql, Attempt attempt, Saver results) throws SQLException {
        // Holds the run, so that it stays as it is until the end of the transaction.
        sql.list("select id from run where id = ? ${lock}", row -> row.number("id"), attempt.run());
        var told = Attempts.outcomeTold(sql, attempt);
        if (told.equals("SUCCEEDED")) {
            return true; // only the answer to the commit was lost
        }
        if (told.equals("LOST")) {
            // It may have been given up long ago.
            RunRows.holdToChange(sql, attempt.run());
            if (Adoption.of(sql, attempt)) {
                saveSuccess(sql, attempt, results);
                return true;
            }
        }
        Attempts.end(sql, attempt, "SUPERSEDED", null);
        return false;
    }

    /**
     * These attempts of one worker have succeeded, in one transaction.
     *
     * @return the runs whose ending counts by this; each of the others is to be told by itself, with {@link #succeed}
     */
    public Set<Long> succeed(List<Attempt> attempts, SaverOfMany results) {
        long worker = attempts.getFirst().worker();
        return database.transaction(sql -> {
            var accepted = new HashSet<>(sql.list(
                    """
                    update run set state = 3, finished_at = ${now}, cancel_requested = 0 from ${pairs}
                    where run.id = pair.first and run.attempt = pair.second and run.worker_id + 0 = ? and run.state + 0 = 2
                    returning id
                    """,
                    row -> row.number("id"),
                    sql.dialect().ids(attempts.stream().map(Attempt::run).toList()),
                    sql.dialect()
                            .ids(attempts.stream()
                                    .map(attempt -> (long) attempt.number())
                                    .toList()),
                    worker));
            if (!accepted.isEmpty()) {
                Attempts.succeeded(sql, accepted);
                results.save(sql, accepted);
                sql.update("update worker set succeeded = succeeded + ? where id = ?", accepted.size(), worker);
                Waiting.parentsEnded(sql, accepted, RunState.SUCCEEDED);
            }
            return accepted;
        });
    }

    /**
     * The run has failed by its own fault; where its submission allows, it is tried again later, unless a cancel was asked for.
     * False: somebody else has the run by now.
     *
     * @param results written where it isn't tried again
     */
    public boolean fail(Attempt attempt, Failure failure, Saver results) {
        return database.transaction(sql -> {
            var delay = failure.kind().equals(HOPELESS) ? null : retryDelay(sql, attempt.run());
            if (delay != null) {
                return isCancelRequested(sql, attempt)
                        ? cancelled(sql, attempt)
                        : fenced(
                                sql,
                                attempt,
                                RunState.WAITING,
                                failure,
                                more -> more.update(
                                        "update run set failures = failures + 1, run_at = ${now} + ? where id = ?",
                                        delay.toMillis(),
                                        attempt.run()));
            }
            return fenced(sql, attempt, RunState.FAILED, failure, more -> {
                results.save(more);
                Failures.record(more, attempt.run(), failure);
                more.update("update worker set failed = failed + 1 where id = ?", attempt.worker());
                Waiting.parentsEnded(more, List.of(attempt.run()), RunState.FAILED);
            });
        });
    }

    /** How long the run waits for its next try; null where it has none, as one that stands in no lane. */
    private static @Nullable Duration retryDelay(Sql sql, long run) throws SQLException {
        record Policy(int retries, int failures, long delay) {}
        var policy = sql.first(
                """
                select d.retries, d.retry_delay_ms, run.failures
                from run_detail d join run on run.id = d.run_id where d.run_id = ? and run.lane_id is not null
                """, row -> new Policy(row.whole("retries"), row.whole("failures"), row.number("retry_delay_ms")), run);
        return policy.filter(found -> found.failures() < found.retries())
                .map(found -> Duration.ofMillis((long)
                        Math.min((double) LONGEST_DELAY.toMillis(), found.delay() * Math.pow(2, found.failures()))))
                .orElse(null);
    }

    /** The run was cancelled while it ran, and its calculation has been stopped. */
    public boolean cancelled(Attempt attempt) {
        return database.transaction(sql -> cancelled(sql, attempt));
    }

    /** The run goes back to the queue, not charged: its worker has to stop. Where a cancel was asked for, it is cancelled. */
    public boolean handBack(Attempt attempt, String reason) {
        return database.transaction(sql -> handBack(sql, attempt, reason));
    }

    /** The same for several, all or none; how many went back. */
    public int handBack(List<Attempt> attempts, String reason) {
        var sorted = new ArrayList<>(attempts);
        sorted.sort(java.util.Comparator.comparingLong(Attempt::run));
        return database.transaction(sql -> {
            int handed = 0;
            for (var attempt : sorted) {
                handed += handBack(sql, attempt, reason) ? 1 : 0;
            }
            return handed;
        });
    }

    private static boolean handBack(Sql sql, Attempt attempt, String reason) throws SQLException {
        if (isCancelRequested(sql, attempt)) {
            return cancelled(sql, attempt);
        }
        return fenced(sql, attempt, RunState.PENDING, new Failure("handed-back", reason), more -> more.announce(1));
    }

    static boolean cancelled(Sql sql, Attempt attempt) throws SQLException {
        return fenced(sql, attempt, RunState.CANCELLED, new Failure("cancelled", "Cancelled while it ran."), more -> {
            Waiting.parentsEnded(more, List.of(attempt.run()), RunState.CANCELLED);
            Cancellation.ofChildren(more, attempt.run());
        });
    }

    /** Holds the run, so that nobody asks in the meantime. */
    static boolean isCancelRequested(Sql sql, Attempt attempt) throws SQLException {
        return sql.first(
                        "select cancel_requested from run where id = ? and attempt = ? ${lock}",
                        row -> row.flag("cancel_requested"),
                        attempt.run(),
                        attempt.number())
                .orElse(false);
    }

    static boolean fenced(Sql sql, Attempt attempt, RunState next, @Nullable Failure failure, Saver more)
            throws SQLException {
        boolean accepted = isAccepted(sql, attempt, next);
        Attempts.end(sql, attempt, accepted ? outcome(next, failure) : "SUPERSEDED", failure);
        if (accepted) {
            more.save(sql);
        }
        return accepted;
    }

    /**
     * The fence: the run goes on to its next state only while it is RUNNING under this very attempt of this very worker. A sum has
     * no index: a server that has counted few RUNNING runs would look through those of the worker, with all that it has completed
     * since, instead of going to the run by its number.
     */
    private static boolean isAccepted(Sql sql, Attempt attempt, RunState next) throws SQLException {
        var finished = next.isFinished() ? "${now}" : "null";
        int changed = sql.update(
                "update run set state = ?, finished_at = " + finished
                        + ", cancel_requested = 0 where id = ? and attempt = ? and worker_id + 0 = ? and state + 0 = 2",
                next.code(),
                attempt.run(),
                attempt.number(),
                attempt.worker());
        return changed == 1;
    }

    /** In the word of the attempt: it may have failed though its run goes on. */
    private static String outcome(RunState next, @Nullable Failure failure) {
        return switch (next) {
            case PENDING -> "HANDED_BACK";
            case WAITING -> failure == null ? "AWAITS_CHILDREN" : "FAILED";
            default -> next.name();
        };
    }
}
