package io.jadeite.engine.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What is done to frozen workers both with and without a mutant. */
final class FrozenScenes {
    private FrozenScenes() {}

    /**
     * A worker and its child are frozen, and it is told to stop. When it goes on, it wants to hand back its run, which another
     * worker has finished.
     */
    static FrozenWorker handBackLate(Scene scene) {
        var worker = FrozenWorker.with(scene, Duration.ofSeconds(2));
        worker.freezeChild();
        worker.letAnotherFinishIt();
        worker.process().terminate();
        worker.thaw();
        scene.await(
                "it has stopped",
                Duration.ofSeconds(30),
                () -> !worker.process().isAlive());
        scene.awaitFinished(Duration.ofSeconds(30));
        // What should not have come back would be taken within a few polls.
        LockSupport.parkNanos(Scene.POLL.multipliedBy(5).toNanos());
        scene.awaitFinished(Duration.ofSeconds(30));
        return worker;
    }
}
