package io.jadeite.engine.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is done to workers with wrong clocks both with and without a mutant. */
final class WrongClocks {
    private WrongClocks() {}

    /** Works through so many runs with two workers whose clock is an hour ahead, two an hour behind, and one right. */
    static Work workThrough(Scene scene, long seed, int runs) {
        var work = new Work(scene.database(), seed);
        try {
            startWorkers(scene);
            work.submitMixed(runs);
            scene.awaitFinished(Duration.ofMinutes(2));
            return work;
        } finally {
            removeTraces(scene);
        }
    }

    /** The library keeps a little shared memory for each process, which it leaves there where the process is killed. */
    private static void removeTraces(Scene scene) {
        for (var worker : scene.workers()) {
            worker.kill();
            for (var name : List.of("faketime_shm_", "sem.faketime_sem_")) {
                Path.of("/dev/shm", name + worker.pid()).toFile().delete();
            }
        }
    }

    private static void startWorkers(Scene scene) {
        for (var shift : List.of("+3600", "-3600", "+3600", "-3600")) {
            scene.startWorker(List.of(), clock(shift));
        }
        scene.startWorker();
        scene.awaitEntered();
    }

    /** Their time runs as usual, so that waiting takes as long as for others, and without the library's busy waiting. */
    private static Map<String, String> clock(String shift) {
        return Map.of(
                "LD_PRELOAD",
                Components.fakeTime().toString(),
                "FAKETIME",
                shift,
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }
}
