package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 13: workers get SIGTERM in the middle of their runs, as batch systems send it. */
@Tag("faults-quick")
class TerminatedWorkersTest {
    private static final int WORKERS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void runsAreHandedBackUncharged(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "13 terminated workers")) {
            var work = new Work(scene.database(), seed.value());
            scene.startWorkers(WORKERS);
            var runs = work.submit(WORKERS, Duration.ofSeconds(4));
            runs.forEach(run -> scene.awaitChild(run, 1));

            scene.workers().forEach(WorkerProcess::terminate);
            scene.await("all runs are back", LIMIT, () -> number(scene, "state = 1 and lost = 0") == WORKERS);
            scene.await(
                    "all workers have ended",
                    LIMIT,
                    () -> scene.workers().stream().noneMatch(WorkerProcess::isAlive));
            assertThat(scene.outside().children()).noneMatch(Outside.Child::isAlive);
            assertThat(runs).allMatch(run -> scene.outcome(run, 1).equals("HANDED_BACK"));
            scene.startWorkers(WORKERS);
            scene.awaitFinished(Duration.ofSeconds(60));

            scene.check(Expected.allSucceed(work.acknowledged()));
            assertThat(scene.tally().get(Tally.Of.HANDED_BACK)).isEqualTo(WORKERS);
        }
    }

    private static long number(Scene scene, String condition) {
        return scene.number("select count(*) from run where " + condition);
    }
}
