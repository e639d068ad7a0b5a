package io.jadeite.engine.queue;

import io.jadeite.engine.bundle.Bundles;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs that are executed at once by the process that asks for them. They stand in no lane, so that no worker ever takes
 * them, and that a failure is never tried again; all else is as for others: lease, fence, attempt, results. Code that could travel is
 * stored as well, so that a result says what made it.
 */
public final class HereRuns {
    private final Database database;

    public HereRuns(Database database) {
        this.database = database;
    }

    /** Enters the run as RUNNING under its first attempt by this worker. */
    public Claim begin(Submission submission, long worker) {
        var item = submission.items().getFirst();
        return database.transaction(sql -> {
            if (submission.parcel().isPresent()) {
                Bundles.save(sql, submission.parcel().get(), Owner.in(sql));
            }
            long id = sql.first("""
                            insert into run (state, priority, attempt, worker_id, created_at, started_at)
                            values (2, 0, 1, ?, ${now}, ${now}) returning id
                            """, row -> row.number("id"), worker).orElseThrow();
            var own = new RunDetails.Own(id, item, Optional.empty(), submission.directory());
            RunDetails.insert(
                    sql,
                    submission.with(Submission.Policy.USUAL),
                    Owner.in(sql),
                    UUID.randomUUID().toString(),
                    List.of(own));
            return new Claim(
                    new Attempt(id, 1, worker),
                    0,
                    submission.lane().workflow(),
                    item.parameters(),
                    Optional.of(item.subject()),
                    submission.directory(),
                    Optional.empty());
        });
    }
}
