package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.text.WordList;
import java.time.Duration;
import java.util.Optional;

/** Where workers enter, say that they live, and leave. Threads may share it. */
public final class WorkerRegistry {
    /** What others want of a worker. */
    public record Orders(boolean stop) {}

    private final Database database;
    private final Duration lease;

    /** @param lease how long a worker's word is taken that it lives, by the database's clock */
    public WorkerRegistry(Database database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /** The new worker's number. */
    public long enter(WorkerRecord worker) {
        var acceptance = worker.acceptance();
        return database.transaction(sql -> sql.first(
                        """
                        insert into worker (kind, host, pid, owner, version, tags, tag_match, calculators, cores,
                            memory_megabytes, gpus, state, started_at, seen_at, lease_until, ends_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'IDLE', ${now}, ${now}, ${now} + ?, ?) returning id
                        """,
                        row -> row.number("id"),
                        worker.kind().word(),
                        worker.host(),
                        worker.pid(),
                        Owner.in(sql),
                        worker.version(),
                        WordList.write(acceptance.tags().sorted()),
                        acceptance.match().word(),
                        WordList.write(
                                acceptance.calculators().stream().sorted().toList()),
                        acceptance.capacity().cores(),
                        acceptance.capacity().memoryMegabytes(),
                        acceptance.capacity().gpus(),
                        lease.toMillis(),
                        worker.ends().map(end -> end.toEpochMilli()).orElse(null))
                .orElseThrow());
    }

    /** The worker lives; a worker that was taken for lost is back, though its run may be gone. */
    public Orders renew(long worker, boolean running) {
        return database.single(sql -> sql.first(
                        """
                        update worker set seen_at = ${now}, lease_until = ${now} + ?, state = ?, reason = null
                        where id = ? returning stop_requested
                        """,
                        row -> new Orders(row.flag("stop_requested")),
                        lease.toMillis(),
                        running ? "RUNNING" : "IDLE",
                        worker)
                .orElse(new Orders(true)));
    }

    public void leave(long worker, String reason) {
        database.single(sql -> sql.update(
                "update worker set state = 'STOPPED', reason = ?, seen_at = ${now}, lease_until = ${now} where id = ?",
                reason,
                worker));
    }

    /** False where there is no such worker, or it has stopped. */
    public boolean askToStop(long worker) {
        return database.single(sql ->
                sql.update("update worker set stop_requested = 1 where id = ? and state in ('IDLE', 'RUNNING')", worker)
                        == 1);
    }

    /** What has become of an attempt from outside while its calculation goes on. */
    public enum Standing {
        OURS,
        CANCEL_REQUESTED,
        /** Somebody else has the run, or it is finished. */
        SUPERSEDED
    }

    public Standing standing(Attempt attempt) {
        record Found(RunState state, int attempt, long worker, boolean cancel) {}
        Optional<Found> found = database.single(sql -> sql.first(
                "select state, attempt, worker_id, cancel_requested from run where id = ?",
                row -> new Found(
                        RunState.ofCode(row.whole("state")),
                        row.whole("attempt"),
                        row.number("worker_id"),
                        row.flag("cancel_requested")),
                attempt.run()));
        if (found.isEmpty()
                || found.get().state() != RunState.RUNNING
                || found.get().attempt() != attempt.number()
                || found.get().worker() != attempt.worker()) {
            return Standing.SUPERSEDED;
        }
        return found.get().cancel() ? Standing.CANCEL_REQUESTED : Standing.OURS;
    }

    /** Where an attempt's files are, for those who look from outside. */
    public void tellDirectory(Attempt attempt, String directory) {
        database.single(sql -> sql.update(
                "update attempt set directory = ? where run_id = ? and attempt = ?",
                directory,
                attempt.run(),
                attempt.number()));
    }
}
