package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Attempt;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs that are executed at once by the process that asks for them. They stand in no lane, so that no worker ever takes
 * them; all else is as for others: lease, fence, attempt, results.
 */
public final class HereRuns {
    private final Database database;

    public HereRuns(Database database) {
        this.database = database;
    }

    /** Enters the run as RUNNING under its first attempt by this worker. */
    public Claim begin(Submission submission, long worker, String host) {
        var item = submission.items().getFirst();
        return database.transaction(sql -> {
            long id = sql.first("""
                            insert into run (state, priority, attempt, worker_id, created_at, started_at)
                            values (2, 0, 1, ?, ${now}, ${now}) returning id
                            """, row -> row.number("id"), worker).orElseThrow();
            RunDetails.insert(
                    sql,
                    id,
                    submission,
                    item,
                    Owner.in(sql),
                    UUID.randomUUID().toString(),
                    Optional.empty(),
                    submission.directory());
            sql.update(
                    "insert into attempt (run_id, attempt, worker_id, host, started_at) values (?, 1, ?, ?, ${now})",
                    id,
                    worker,
                    host);
            return new Claim(
                    new Attempt(id, 1, worker),
                    submission.lane().workflow(),
                    item.parameters(),
                    Optional.of(item.subject()),
                    submission.directory());
        });
    }
}
