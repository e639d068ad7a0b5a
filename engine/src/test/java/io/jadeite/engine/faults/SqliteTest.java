package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds.Seed;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 12: five processes share an SQLite file, and are killed at any moment, also in the middle of a transaction. */
@Tag("faults-quick")
class SqliteTest {
    private static final int WORKERS = 5;

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#one")
    void theFileStaysWholeAndNothingIsLost(Seed seed) throws SQLException {
        try (var scene = Scene.onSqlite("12 SQLite")) {
            var work = new Work(scene.database(), seed.value());
            var random = seed.random();
            scene.startWorkers(WORKERS);
            int kills = Passes.size(10, 200);
            int runs = Passes.runs(150, 2000);

            for (int i = 0; i < kills; i++) {
                if (i % 10 == 0) {
                    work.submitMixed(Math.max(25, 10 * runs / kills));
                }
                LockSupport.parkNanos(random.nextInt(200, 500) * 1_000_000L);
                var living =
                        scene.workers().stream().filter(WorkerProcess::isAlive).toList();
                living.get(random.nextInt(living.size())).kill();
                scene.tally().count(Tally.Of.KILLS);
                scene.startWorker();
            }
            scene.awaitFinished(Duration.ofMinutes(3));

            assertThat(integrity(scene)).isEqualTo("ok");
            assertThat(scene.workers())
                    .noneMatch(worker -> worker.log().contains("held it for too long")
                            || worker.log().contains("SQLITE_BUSY"));
            scene.check(Expected.allSucceed(work.acknowledged()).prioritySlack(Duration.ofSeconds(4)));
        }
    }

    private static String integrity(Scene scene) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + scene.address());
                var statement = connection.createStatement();
                var answer = statement.executeQuery("pragma integrity_check")) {
            answer.next();
            return answer.getString(1);
        }
    }
}
