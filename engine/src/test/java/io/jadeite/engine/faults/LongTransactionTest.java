package io.jadeite.engine.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Scenario 9: somebody's transaction holds an old snapshot while many runs go through the queue, so that nothing of what they
 * leave behind can be cleared away.
 */
@Tag("faults")
class LongTransactionTest {
    @Test
    void theQueueWorksOnWhileNothingCanBeClearedAway() throws SQLException {
        var server = SharedServer.get();
        try (var scene = Scene.on(server, "9 long transaction");
                var foreign = server.connect(scene.databaseName())) {
            var work = new Work(scene.database(), 1);
            int runs = Passes.runs(150, 500);
            scene.startWorkers(4);
            double usual = drained(scene, work, runs);

            holdSnapshot(foreign);
            churn(scene, Passes.size(20_000, 100_000));
            double held = drained(scene, work, runs);
            foreign.rollback();
            server.change(scene.databaseName(), "vacuum run");
            double after = drained(scene, work, runs);

            FaultReport.note(String.format(
                    Locale.ROOT,
                    "A foreign transaction over %d churned runs: %.0f runs/s before, %.0f (%.2f of that) meanwhile, %.0f (%.2f) after it.",
                    Passes.size(20_000, 100_000),
                    usual,
                    held,
                    held / usual,
                    after,
                    after / usual));
            scene.check(Expected.allSucceed(work.acknowledged()));
        }
    }

    /** Runs per second. */
    private static double drained(Scene scene, Work work, int runs) {
        long began = System.nanoTime();
        work.submit(runs, Duration.ZERO);
        scene.awaitFinished(Duration.ofMinutes(5));
        return runs / (Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
    }

    private static void holdSnapshot(Connection foreign) throws SQLException {
        foreign.setAutoCommit(false);
        foreign.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = foreign.createStatement()) {
            statement.execute("select count(*) from run");
        }
    }

    /**
     * Runs without details that go from PENDING to SUCCEEDED in the lane that the workers look at. They are locked while they are
     * PENDING, so that no worker takes them.
     */
    private static void churn(Scene scene, int runs) throws SQLException {
        try (var connection = SharedServer.get().connect(scene.databaseName());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int done = 0; done < runs; done += 10_000) {
                statement.execute("lock table run in exclusive mode");
                statement.execute("create temporary table churned on commit drop as select 0::bigint as id limit 0");
                statement.execute("""
                        with added as (insert into run (state, priority, lane_id, created_at)
                            select 1, 0, (select min(id) from lane), 0 from generate_series(1, 10000) returning id)
                        insert into churned select id from added
                        """);
                statement.execute("update run set state = 2, attempt = 1 where id in (select id from churned)");
                statement.execute("update run set state = 3, finished_at = 0 where id in (select id from churned)");
                connection.commit();
            }
        }
    }
}
