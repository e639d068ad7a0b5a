package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Finds workers whose lease has run out, by the database's clock, and sends their runs on. Any worker may be the reaper;
 * of several at once one does the work. Threads may share it.
 */
public final class Reaper {
    private record Lost(
            long run, int attempt, long worker, int losses, boolean cancel, String kind, String host, long pid) {}

    private final Database database;
    private final Duration lease;
    private final int crashLimit;

    /** @param crashLimit after how many lost workers a run is failed, as it may be what kills them */
    public Reaper(Database database, Duration lease, int crashLimit) {
        this.database = database;
        this.lease = lease;
        this.crashLimit = crashLimit;
    }

    /**
     * How many runs were taken from lost workers; 0 where another reaper is at work. Runs whose time to wait is over are released
     * by the way.
     */
    public int reap() {
        return database.transaction(sql -> {
            if (sql.number(sql.dialect().soleQuery()) == 0) {
                return 0;
            }
            Waiting.releaseInTime(sql);
            if (serverStartedJustNow(sql)) {
                return 0;
            }
            sql.update("""
                    update worker set state = 'LOST', reason = 'its lease ran out: the process or its host is gone'
                    where state in ('IDLE', 'RUNNING') and lease_until < ${now}
                    """);
            int sent = 0;
            for (var lost = lostRuns(sql); !lost.isEmpty(); lost = lostRuns(sql)) {
                for (var run : lost) {
                    sendOn(sql, run);
                }
                sent += lost.size();
            }
            return sent;
        });
    }

    /** While the server was away nobody could renew a lease, so that none has run out yet. */
    private boolean serverStartedJustNow(Sql sql) throws SQLException {
        long started = sql.number(sql.dialect().startedQuery());
        return started > 0 && sql.number("select ${now}") - started < lease.toMillis();
    }

    /** A worker that has STOPPED ended its run before; where it could not, the run is lost as well. */
    private static List<Lost> lostRuns(Sql sql) throws SQLException {
        var ids = sql.list("""
                select run.id from run join worker on worker.id = run.worker_id
                where run.state = 2 and worker.state in ('LOST', 'STOPPED') order by run.id limit 1000
                """, row -> row.number("id"));
        if (ids.isEmpty()) {
            return List.of();
        }
        var held = sql.list(
                "select id from run where state = 2 and id in ${ids} ${skip_locked}",
                row -> row.number("id"),
                sql.dialect().ids(ids));
        return sql.list(
                """
                select run.id, run.attempt, run.worker_id, run.lost, run.cancel_requested, worker.kind, worker.host, worker.pid
                from run join worker on worker.id = run.worker_id
                where run.state = 2 and worker.state in ('LOST', 'STOPPED') and run.id in ${ids}
                """,
                row -> new Lost(
                        row.number("id"),
                        row.whole("attempt"),
                        row.number("worker_id"),
                        row.whole("lost"),
                        row.flag("cancel_requested"),
                        row.text("kind"),
                        row.text("host"),
                        row.number("pid")),
                sql.dialect().ids(held));
    }

    private void sendOn(Sql sql, Lost run) throws SQLException {
        var message = "Its %s (process %d on %s) is gone: killed, or its host is down."
                .formatted(run.kind().equals("here") ? "process" : "worker", run.pid(), run.host());
        if (run.cancel()) {
            end(sql, run, RunState.CANCELLED, new Failure("cancelled", "Cancelled; " + message));
            Cancellation.ofChildren(sql, run.run());
        } else if (run.kind().equals("here")) {
            end(sql, run, RunState.FAILED, new Failure("lost", message + " Run it again."));
        } else if (run.losses() + 1 >= crashLimit) {
            end(
                    sql,
                    run,
                    RunState.FAILED,
                    new Failure(
                            "lost",
                            "%s Workers lost with this run: %d, so it may be what kills them. Look at its directories, then 'jadeite queue retry %d'."
                                    .formatted(message, run.losses() + 1, run.run())));
        } else {
            end(sql, run, RunState.PENDING, new Failure("lost", message));
        }
    }

    private static void end(Sql sql, Lost run, RunState next, Failure failure) throws SQLException {
        sql.update(
                "update run set state = ?, lost = lost + 1, cancel_requested = 0, finished_at = "
                        + (next.isFinished() ? "${now}" : "null")
                        + " where id = ? and attempt = ? and state = 2",
                next.code(),
                run.run(),
                run.attempt());
        Attempts.end(sql, new Attempt(run.run(), run.attempt(), run.worker()), "LOST", failure);
        sql.announce(next == RunState.PENDING ? 1 : 0);
        if (next.isFinished()) {
            Failures.record(sql, run.run(), failure);
            Waiting.parentsEnded(sql, List.of(run.run()), next);
        }
    }
}
