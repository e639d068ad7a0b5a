package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds.Seed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scenario 4: connections are terminated every 200 ms, anywhere or in the middle of a commit: the server has it, and who asked for
 * it learns only that the connection broke. Submissions, claims, renewals and completions all meet that.
 */
class TerminatedConnectionsTest {
    private static final Duration PERIOD = Duration.ofMillis(200);

    /** Ends one connection or several; how many. */
    private interface Ending {
        int end(Connection control, Scene scene, RandomGenerator random) throws SQLException;
    }

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#five")
    @Tag("faults-quick")
    void brokenConnectionsLoseNothing(Seed seed) throws SQLException {
        whatIsCommittedCountsOnce("4a terminated connections", seed, TerminatedConnectionsTest::endAny);
    }

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#five")
    @Tag("faults")
    void whatIsCommittedCountsOnceWhoeverKnows(Seed seed) throws SQLException {
        whatIsCommittedCountsOnce("4b terminated in commit", seed, TerminatedConnectionsTest::endInCommit);
    }

    private static void whatIsCommittedCountsOnce(String name, Seed seed, Ending ending) throws SQLException {
        try (var scene = Scene.on(SharedServer.get(), name);
                var control = SharedServer.get().connect("postgres");
                var own = scene.open(scene.address())) {
            standby(control, "");
            control.createStatement().execute("set synchronous_commit = local");
            var random = seed.random();
            int runs = Passes.runs(200, 500);
            var work = new Work(own, seed.value());
            scene.startWorkers(4);

            var submitting = Background.start(() -> work.submitMixed(runs));
            long end =
                    System.nanoTime() + Duration.ofSeconds(Passes.size(8, 30)).toNanos();
            while (System.nanoTime() < end && !(submitting.isDone() && scene.isFinished())) {
                scene.tally().add(Tally.Of.TERMINATIONS, ending.end(control, scene, random));
                LockSupport.parkNanos(PERIOD.toNanos());
            }
            submitting.join(60);
            scene.awaitFinished(Duration.ofSeconds(30));

            assertThat(scene.tally().get(Tally.Of.TERMINATIONS)).isPositive();
            scene.check(Expected.allSucceed(work.acknowledged())
                    .overlap(Scene.NOTICED)
                    .prioritySlack(Duration.ofSeconds(10)));
        }
    }

    private static int endAny(Connection control, Scene scene, RandomGenerator random) throws SQLException {
        return end(control, scene, "true", "order by md5(pid::text || '%d') limit 1".formatted(random.nextInt()));
    }

    /** A commit that waits for a standby which doesn't exist is done, but its answer isn't sent; now the connection ends. */
    private static int endInCommit(Connection control, Scene scene, RandomGenerator random) throws SQLException {
        standby(control, "nobody");
        try {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            return end(control, scene, "wait_event = 'SyncRep'", "");
        } finally {
            standby(control, "");
        }
    }

    private static void standby(Connection control, String name) throws SQLException {
        try (var statement = control.createStatement()) {
            statement.execute("alter system set synchronous_standby_names = '" + name + "'");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static int end(Connection control, Scene scene, String condition, String order) throws SQLException {
        try (var statement = control.createStatement();
                var answer = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from (select pid from pg_stat_activity
                        where datname = '%s' and backend_type = 'client backend' and %s %s) chosen
                        """.formatted(scene.databaseName(), condition, order))) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
