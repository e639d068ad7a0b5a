package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.text.WordList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where workers enter, say that they live, and leave. Threads may share it. */
public final class WorkerRegistry {
    /**
     * What others want of a worker, and how many there are of them.
     *
     * @param live how many workers lived when that was counted last
     * @param idle how many of them had nothing to do
     */
    public record Orders(boolean stop, int live, int idle) {}

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
                        insert into worker (kind, host, pid, job, owner, version, tags, tag_match, calculators, languages,
                            cores, memory_megabytes, gpus, state, started_at, seen_at, lease_until, ends_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'IDLE', ${now}, ${now}, ${now} + ?, ?) returning id
                        """,
                        row -> row.number("id"),
                        worker.kind().word(),
                        worker.host(),
                        worker.pid(),
                        worker.job().orElse(null),
                        Owner.in(sql),
                        worker.version(),
                        WordList.write(acceptance.tags().sorted()),
                        acceptance.match().word(),
                        WordList.write(
                                acceptance.calculators().stream().sorted().toList()),
                        WordList.write(acceptance.languages().stream().sorted().toList()),
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
                        where id = ? returning stop_requested, (select live from cluster) as live, (select idle from cluster) as idle
                        """,
                        row -> new Orders(row.flag("stop_requested"), row.whole("live"), row.whole("idle")),
                        lease.toMillis(),
                        running ? "RUNNING" : "IDLE",
                        worker)
                .orElse(new Orders(true, 1, 1)));
    }

    /**
     * The same for many workers by one statement: those that have a run, and those that have none.
     *
     * @return the orders of each worker, by its number; none for a worker that isn't known
     */
    public Map<Long, Orders> renew(Collection<Long> running, Collection<Long> idle) {
        record Renewed(long worker, Orders orders) {}
        var all = new ArrayList<>(running);
        all.addAll(idle);
        var orders = new HashMap<Long, Orders>();
        // A transaction is done again where it waits crosswise with one that takes some of them for lost.
        database.transaction(sql -> sql.list(
                        """
                        update worker set seen_at = ${now}, lease_until = ${now} + ?, reason = null,
                            state = case when id in ${ids} then 'RUNNING' else 'IDLE' end
                        where id in ${ids}
                        returning id, stop_requested, (select live from cluster) as live, (select idle from cluster) as idle
                        """,
                        row -> new Renewed(
                                row.number("id"),
                                new Orders(row.flag("stop_requested"), row.whole("live"), row.whole("idle"))),
                        lease.toMillis(),
                        sql.dialect().ids(running),
                        sql.dialect().ids(all)))
                .forEach(renewed -> orders.put(renewed.worker(), renewed.orders()));
        return orders;
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
        return standings(List.of(attempt)).getOrDefault(attempt.run(), Standing.SUPERSEDED);
    }

    /** How each of these attempts stands, by the number of its run. */
    public Map<Long, Standing> standings(Collection<Attempt> attempts) {
        record Found(long run, RunState state, int attempt, long worker, boolean cancel) {}
        var found = new HashMap<Long, Found>();
        database.single(sql -> sql.list(
                        "select id, state, attempt, worker_id, cancel_requested from run where id in ${ids}",
                        row -> new Found(
                                row.number("id"),
                                RunState.ofCode(row.whole("state")),
                                row.whole("attempt"),
                                row.number("worker_id"),
                                row.flag("cancel_requested")),
                        sql.dialect().ids(attempts.stream().map(Attempt::run).toList())))
                .forEach(run -> found.put(run.run(), run));
        var standings = new HashMap<Long, Standing>();
        for (var attempt : attempts) {
            var run = found.get(attempt.run());
            standings.put(
                    attempt.run(),
                    run == null
                                    || run.state() != RunState.RUNNING
                                    || run.attempt() != attempt.number()
                                    || run.worker() != attempt.worker()
                            ? Standing.SUPERSEDED
                            : run.cancel() ? Standing.CANCEL_REQUESTED : Standing.OURS);
        }
        return standings;
    }

    /** Where an attempt's files are, for those who look from outside. */
    public void tellDirectory(Attempt attempt, String directory) {
        database.change(sql -> Attempts.tellDirectory(sql, attempt, directory));
    }
}
