package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenario 3: a worker is frozen for longer than its lease, and then goes on. */
@Tag("faults-quick")
class FrozenWorkersTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    /** Longer than it takes until another worker has the run. */
    private static final Duration LONG = Duration.ofSeconds(6);

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void aCompletionThatComesTooLateIsRejected(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "3a late completion")) {
            var worker = FrozenWorker.with(scene, SHORT);
            worker.letAnotherFinishIt();
            worker.thaw();
            scene.await(
                    "it is told",
                    Duration.ofSeconds(10),
                    () -> scene.outcome(worker.run(), 1).equals("SUPERSEDED"));

            scene.awaitQuiet();
            scene.check(worker.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void aChildWhoseRunHasGoneToAnotherIsStoppedWithinASecond(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "3b superseded child")) {
            var worker = FrozenWorker.with(scene, LONG);
            worker.letAnotherTakeIt();
            var child = scene.outside().child(worker.run(), 1).orElseThrow();
            assertThat(child.isAlive()).isTrue();
            worker.thaw();
            scene.await("its child is stopped", Scene.NOTICED, () -> !child.isAlive());
            long together = System.currentTimeMillis()
                    - scene.outside().child(worker.run(), 2).orElseThrow().start();
            scene.awaitFinished(Duration.ofSeconds(30));

            assertThat(scene.outcome(worker.run(), 1)).isEqualTo("SUPERSEDED");
            scene.check(worker.expected().overlap(Duration.ofMillis(together)));
        }
    }

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void aResultThatNobodyElseHasIsAdopted(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "3c adopted result")) {
            var worker = FrozenWorker.with(scene, SHORT);
            worker.loseIt();
            assertThat(scene.stateOf(worker.run())).isEqualTo(1);
            scene.await(
                    "the child has ended",
                    Duration.ofSeconds(10),
                    () -> !scene.awaitChild(worker.run(), 1).isAlive());
            worker.thaw();
            scene.awaitFinished(Duration.ofSeconds(30));

            scene.check(worker.expected());
            assertThat(scene.tally().get(Tally.Of.ADOPTED)).isEqualTo(1);
            assertThat(scene.tally().get(Tally.Of.RESTARTED)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void aRunThatAnotherHasFinishedIsNotHandedBack(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "3d late hand-back")) {
            var worker = FrozenScenes.handBackLate(scene);

            scene.check(worker.expected());
        }
    }

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#five")
    void workersThatAreFrozenNowAndThenSpoilNothing(Seed seed) {
        try (var scene = Scene.on(SharedServer.get(), "3e frozen workers")) {
            var work = new Work(scene.database(), seed.value());
            var random = seed.random();
            var pause = Scene.LEASE.multipliedBy(2);
            scene.startWorkers(5);

            int runs = Passes.runs(100, 600);
            for (int i = 0; i < Passes.size(2, 4); i++) {
                work.submitMixed(runs / Passes.size(2, 4));
                work.submit(10, Duration.ofSeconds(1));
                LockSupport.parkNanos(random.nextInt(1_000_000_000));
                var frozen = scene.workers().get(random.nextInt(5));
                frozen.freeze();
                scene.tally().count(Tally.Of.STOPS);
                LockSupport.parkNanos(pause.toNanos());
                frozen.thaw();
            }
            scene.awaitFinished(Duration.ofMinutes(3));

            scene.check(Expected.allSucceed(work.acknowledged())
                    .overlap(pause.plus(Scene.NOTICED))
                    .prioritySlack(pause.plus(Scene.LEASE)));
        }
    }
}
