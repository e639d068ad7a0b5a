package io.jadeite.engine.queue;

import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One try of a run, as those who look at it see it.
 *
 * @param outcome SUCCEEDED, FAILED, CANCELLED, HANDED_BACK, LOST or SUPERSEDED; empty while it goes on
 */
public record AttemptRecord(
        int number,
        long worker,
        String host,
        Instant started,
        Optional<Instant> finished,
        Optional<String> outcome,
        Optional<String> message,
        Optional<String> directory) {
    /** One of some runs. */
    record OfRun(long run, AttemptRecord attempt) {}

    /** Those of these runs, in their order; the one that goes on has a row of its own only in some cases. */
    static List<OfRun> in(Sql sql, Collection<Long> runs) throws SQLException {
        var ids = sql.dialect().ids(runs);
        return sql.list("""
                select run_id, attempt, worker_id, host, started_at, finished_at, outcome, message, directory
                from attempt where run_id in ${ids}
                union all
                select run.id, run.attempt, run.worker_id, worker.host, run.started_at, null, null, null, null
                from run join worker on worker.id = run.worker_id
                where run.id in ${ids} and run.state = 2
                  and not exists (select 1 from attempt a where a.run_id = run.id and a.attempt = run.attempt)
                order by run_id, attempt
                """, row -> new OfRun(row.number("run_id"), read(row)), ids, ids);
    }

    private static AttemptRecord read(Row row) throws SQLException {
        return new AttemptRecord(
                row.whole("attempt"),
                row.number("worker_id"),
                row.text("host"),
                Instant.ofEpochMilli(row.number("started_at")),
                Optional.ofNullable(row.numberOrNull("finished_at")).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.textOrNull("outcome")),
                Optional.ofNullable(row.textOrNull("message")),
                Optional.ofNullable(row.textOrNull("directory")));
    }
}
