package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one worker at a time does for all: counts the workers and what each owner has running, moves runs that finished long ago
 * to the history, keeps the hot table small. Threads may share it.
 */
public final class Caretaker {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    /** So many runs move at a time, so that nobody waits for it. */
    private static final int MOST_MOVED = 5000;
    /** With so many dead rows a claim begins to take longer. */
    private static final long MOST_DEAD = 20_000;

    private final Database database;
    private final Duration historyAfter;

    /** @param historyAfter how long after their end runs move to the history */
    public Caretaker(Database database, Duration historyAfter) {
        this.database = database;
        this.historyAfter = historyAfter;
    }

    /** Whether it is due: nobody has done it for that long. */
    public boolean isDue(Duration between) {
        return database.single(sql ->
                        sql.number("select count(*) from cluster where looked_at < ${now} - ?", between.toMillis()))
                > 0;
    }

    /** Does all of it, unless another is at it just now. */
    public void care() {
        if (!alone(Caretaker::count)) {
            return;
        }
        quietly(
                "move finished runs to the history",
                () -> alone(sql -> new History(historyAfter).move(sql, MOST_MOVED)));
        if (database.<Long>single(sql -> sql.number(sql.dialect().deadRowsQuery("run"))) > MOST_DEAD) {
            quietly("tidy the table of runs", () -> database.tidy("run"));
        }
    }

    private boolean alone(Database.Effect work) {
        return database.transaction(sql -> {
            boolean sole = sql.number(sql.dialect().soleQuery()) == 1;
            if (sole) {
                work.in(sql);
            }
            return sole;
        });
    }

    /** Not every role may; the queue works without, only slower. */
    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (DatabaseException e) {
            LOG.debug("Can't {}", what, e);
        }
    }

    private static void count(Sql sql) throws SQLException {
        sql.update("""
                update cluster set looked_at = ${now},
                    live = (select count(*) from worker
                            where kind = 'worker' and state in ('IDLE', 'RUNNING') and lease_until >= ${now}),
                    idle = (select count(*) from worker
                            where kind = 'worker' and state in ('IDLE', 'RUNNING') and lease_until >= ${now}
                              and not exists (select 1 from run where run.state = 2 and run.worker_id = worker.id))
                """);
        sql.update("delete from owner_load");
        sql.update("""
                insert into owner_load (owner, running)
                select lane.owner, count(*) from run join lane on lane.id = run.lane_id where run.state = 2 group by lane.owner
                """);
    }
}
