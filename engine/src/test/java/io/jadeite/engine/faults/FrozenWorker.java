package io.jadeite.engine.faults;

import java.time.Duration;

/** A worker that is frozen in the middle of a run until its lease has run out; then it goes on, and doesn't know. */
final class FrozenWorker {
    private final Scene scene;
    private final Work work;
    private final WorkerProcess frozen;
    private final long run;

    private FrozenWorker(Scene scene, Work work, WorkerProcess frozen, long run) {
        this.scene = scene;
        this.work = work;
        this.frozen = frozen;
        this.run = run;
    }

    /** Frozen while the child of its run goes on, for so long from its start. */
    static FrozenWorker with(Scene scene, Duration length) {
        scene.startWorkers(1);
        var worker = scene.workers().getFirst();
        var work = new Work(scene.database(), 1);
        long run = work.submitOne(length);
        scene.awaitChild(run, 1);
        worker.freeze();
        scene.tally().count(Tally.Of.STOPS);
        return new FrozenWorker(scene, work, worker, run);
    }

    /** Its child doesn't come to an end either, as where a whole computer sleeps. */
    void freezeChild() {
        Shell.signal("STOP", scene.awaitChild(run, 1).pid());
    }

    long run() {
        return run;
    }

    WorkerProcess process() {
        return frozen;
    }

    /** Another worker is there, and has the run, as its second attempt. */
    void letAnotherTakeIt() {
        scene.startWorker();
        scene.awaitChild(run, 2);
    }

    void letAnotherFinishIt() {
        letAnotherTakeIt();
        scene.awaitState(run, Recorded.SUCCEEDED, Duration.ofSeconds(30));
    }

    /** It is taken for lost, and nobody takes its run. */
    void loseIt() {
        scene.await("it is lost", Duration.ofSeconds(20), () -> WorkerMaking.reap(scene.database()) > 0);
    }

    void thaw() {
        frozen.thaw();
    }

    Expected expected() {
        return Expected.allSucceed(work.acknowledged());
    }
}
