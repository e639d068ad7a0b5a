package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 2: only the child process of a worker is killed, as the kernel does where memory runs out. */
@Tag("faults-quick")
class KilledChildrenTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void theRunFailsAndTheWorkerLives(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "2 killed children")) {
            var work = new Work(scene.database(), seed.value());
            scene.startWorkers(3);

            var failing = new HashSet<Long>();
            for (int i = 0; i < Passes.size(5, 40); i++) {
                work.submitMixed(Passes.size(10, 20));
                long run = work.submitOne(LONG);
                kill(scene.awaitChild(run, 1));
                scene.tally().count(Tally.Of.KILLS);
                failing.add(run);
            }
            scene.awaitFinished(Duration.ofMinutes(1));

            assertThat(scene.workers()).allMatch(WorkerProcess::isAlive);
            scene.check(Expected.allSucceed(work.acknowledged()).failing(Set.copyOf(failing)));
        }
    }

    private static void kill(Outside.Child child) {
        ProcessHandle.of(child.pid()).ifPresent(process -> {
            var sleep = process.children().toList();
            process.destroyForcibly();
            sleep.forEach(ProcessHandle::destroyForcibly);
        });
    }
}
