package io.jadeite.engine.faults;

import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 5: the server is ended without any order, and comes back. */
@Tag("faults-quick")
class CrashedServerTest {
    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void whatWasCommittedIsThereAfterEachCrash(Seed seed) {
        var folder = Scene.newFolder();
        try (var server = FaultServer.start(folder);
                var scene = Scene.on(server, "5 crashed server");
                var own = scene.open(scene.address())) {
            var random = seed.random();
            int runs = Passes.runs(100, 600);
            var work = new Work(own, seed.value());
            scene.startWorkers(4);

            var submitting = Background.start(() -> work.submitMixed(runs));
            for (int i = 0; i < Passes.size(2, 10); i++) {
                LockSupport.parkNanos(random.nextInt(700, 2000) * 1_000_000L);
                server.stopAtOnce();
                LockSupport.parkNanos(random.nextInt(600) * 1_000_000L);
                server.start();
                scene.tally().count(Tally.Of.RESTARTS);
            }
            submitting.join(180);
            scene.awaitFinished(Duration.ofMinutes(2));

            scene.check(Expected.allSucceed(work.acknowledged())
                    .overlap(Scene.NOTICED)
                    .prioritySlack(Duration.ofSeconds(20)));
        } finally {
            Scene.remove(folder);
        }
    }
}
