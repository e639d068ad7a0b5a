package io.jadeite.engine.faults;

import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 1: a worker is killed every 250 ms, and another one started. */
@Tag("faults-quick")
class KilledWorkersTest {
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final int WORKERS = 6;

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#five")
    void noRunIsLostOrDoneTwiceWhenWorkersAreKilled(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "1 killed workers")) {
            var work = new Work(scene.database(), seed.value());
            var random = seed.random();
            scene.startWorkers(WORKERS);
            int runs = Passes.runs(200, 1500);

            work.submitMixed(runs / 2);
            long began = System.nanoTime();
            int kills = Passes.size(20, 60);
            for (int i = 0; i < kills; i++) {
                var living =
                        scene.workers().stream().filter(WorkerProcess::isAlive).toList();
                living.get(random.nextInt(living.size())).kill();
                scene.tally().count(Tally.Of.KILLS);
                scene.startWorker();
                if (i == kills / 4) {
                    work.submitMixed(runs - runs / 2);
                }
                LockSupport.parkNanos(began + PERIOD.multipliedBy(i + 1).toNanos() - System.nanoTime());
            }
            scene.awaitFinished(Duration.ofMinutes(3));

            scene.check(Expected.allSucceed(work.acknowledged()).prioritySlack(Scene.LEASE.plus(PERIOD)));
        }
    }
}
