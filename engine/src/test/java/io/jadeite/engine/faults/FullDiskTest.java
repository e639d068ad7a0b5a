package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scenario 11: the server's disk is full, or that of a worker. */
@Tag("faults")
class FullDiskTest {
    @Test
    void workersWaitForTheServersDisk() {
        try (var disk = Mount.ofMegabytes(200);
                var server = FaultServer.start(
                        disk.folder(), "fsync=off", "min_wal_size=32MB", "max_wal_size=64MB", "shared_buffers=8MB");
                var scene = Scene.on(server, "11a full disk of the server");
                var own = scene.open(scene.address())) {
            int runs = Passes.runs(200, 500);
            var work = new Work(own, 1);
            scene.startWorkers(4);
            work.submitMixed(runs / 2);
            var long1 = work.submit(4, Duration.ofSeconds(4));
            scene.awaitChild(long1.getFirst(), 1);

            disk.fill(256 * 1024);
            var submitting = Background.start(() -> work.submitMixed(runs - runs / 2));
            LockSupport.parkNanos(Duration.ofSeconds(12).toNanos());
            assertThat(scene.workers()).as("workers go on").allMatch(WorkerProcess::isAlive);
            disk.free();
            if (!server.isRunning()) {
                server.start();
                scene.tally().count(Tally.Of.RESTARTS);
            }
            submitting.join(120);
            scene.awaitFinished(Duration.ofMinutes(2));

            scene.check(Expected.allSucceed(work.acknowledged())
                    .overlap(Scene.NOTICED)
                    .prioritySlack(Duration.ofSeconds(30)));
        }
    }

    @Test
    void aWorkerWithoutRoomHandsBackAndStops() {
        try (var disk = Mount.ofMegabytes(8);
                var scene = Scene.on(SharedServer.get(), "11b full disk of a worker")) {
            var work = new Work(scene.database(), 1);
            var full =
                    Map.of("JADEITE_WORKER_ROOT", disk.folder().resolve("runs").toString());
            disk.fill(0);
            for (int i = 0; i < 2; i++) {
                scene.startWorker(List.of(), full);
            }
            work.submit(Passes.runs(40, 200), Duration.ofMillis(20));
            scene.await(
                    "the workers without room have stopped",
                    Duration.ofSeconds(60),
                    () -> scene.workers().stream().noneMatch(WorkerProcess::isAlive));
            assertThat(scene.number("select coalesce(max(lost), 0) from run")).isZero();
            assertThat(scene.number("select count(*) from attempt")).isLessThanOrEqualTo(2 * 3);
            scene.workers().forEach(WorkerProcess::terminate);

            disk.free();
            for (int i = 0; i < 2; i++) {
                scene.startWorker(List.of(), full);
            }
            scene.awaitFinished(Duration.ofMinutes(2));

            scene.check(Expected.allSucceed(work.acknowledged()));
        }
    }
}
