package io.jadeite.engine.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scenario 14: the database is away in the middle of 20 long runs; some of them end meanwhile, some later. */
@Tag("faults")
class LongOutageTest {
    private static final int RUNS = 20;

    /** Shorter than usual, and still longer than a worker's longest pause between two tries to reach the database, 10 s. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    @Test
    void anOutageLosesAndRepeatsNone() {
        outage("14 outage", LEASE, Duration.ofSeconds(Passes.size(25, 60)));
    }

    /** Only with {@code -Djadeite.faults.long=true}: ten minutes, and the lease that workers usually have. */
    @Test
    void anOutageOfTenMinutesLosesAndRepeatsNone() {
        if (Passes.isLong()) {
            outage("14 outage of ten minutes", Duration.ofSeconds(60), Duration.ofMinutes(10));
        }
    }

    private static void outage(String name, Duration lease, Duration length) {
        var folder = Scene.newFolder();
        try (var server = FaultServer.start(folder, "fsync=off");
                var scene = Scene.on(server, name)) {
            scene.set("JADEITE_WORKER_LEASE", seconds(lease))
                    .set("JADEITE_WORKER_HEARTBEAT", seconds(lease.dividedBy(4)))
                    .set(FaultWorker.LOOPS, "5");
            var work = new Work(scene.database(), 1);
            for (int i = 0; i < 4; i++) {
                scene.startWorker();
            }
            scene.awaitEntered();
            for (int i = 0; i < RUNS; i++) {
                work.submitOne(Duration.ofSeconds(5).plus(length.multipliedBy(i).dividedBy(RUNS * 2 / 3)));
            }
            scene.await(
                    "all have begun",
                    Duration.ofSeconds(30),
                    () -> scene.outside().count() == RUNS);

            server.stop();
            LockSupport.parkNanos(length.toNanos());
            server.start();
            scene.tally().count(Tally.Of.RESTARTS);
            scene.awaitFinished(length.plusMinutes(2));

            scene.check(Expected.allSucceed(work.acknowledged()).undisturbed());
        } finally {
            Scene.remove(folder);
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + "s";
    }
}
