package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenario 6: workers on another host lose the network: for a while, in one direction, for good. */
@Tag("faults")
class NetworkTest {
    private static final int THERE = 3;
    private static final int HERE = 3;
    private static final Duration CUT = Scene.LEASE.multipliedBy(2);
    private static final int SOCKET_TIMEOUT_SECONDS = 4;

    /** When a worker whose answers don't come notices: its socket's limit, its longest pause, a look. */
    private static final Duration RECOVERY = Duration.ofSeconds(SOCKET_TIMEOUT_SECONDS + 10);

    @ParameterizedTest
    @EnumSource(Network.Cut.class)
    void aCutCostsTimeAndNothingElse(Network.Cut how) {
        cutAndMend(how.name().toLowerCase(Locale.ROOT).replace('_', ' '), (scene, network) -> network.cut(how));
    }

    /** The server gives up the connections meanwhile, and nobody can tell the workers so. */
    @Test
    void aHalfOpenConnectionIsGivenUp() {
        cutAndMend("half open", (scene, network) -> {
            network.cut(Network.Cut.BOTH_WAYS);
            long ended = scene.number(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity where client_addr is not null and host(client_addr) like '10.213.%'");
            scene.tally().add(Tally.Of.TERMINATIONS, ended);
        });
    }

    /** A host is gone for good, with the usual lease of 60 s: its runs are others' within 75 s. */
    @Test
    void theRunsOfAHostThatVanishesAreDoneByOthers() {
        try (var network = Network.make();
                var scene = sceneOf("6 vanished host")) {
            scene.set("JADEITE_WORKER_LEASE", "60s")
                    .set("JADEITE_WORKER_HEARTBEAT", "15s")
                    .set("JADEITE_WORKER_WATCH", "2s");
            var work = new Work(scene.database(), 1);
            startBoth(scene, network);
            work.submit(300, Duration.ofMillis(300));
            scene.await("work has begun", Duration.ofSeconds(20), () -> startedThere(scene, 0));

            network.cut(Network.Cut.BOTH_WAYS);
            long cut = System.currentTimeMillis();
            scene.workers().stream().limit(THERE).forEach(WorkerProcess::kill);
            scene.tally().add(Tally.Of.KILLS, THERE);
            scene.await(
                    "no run is RUNNING under a worker that is gone",
                    Duration.ofSeconds(75),
                    () -> ofVanished(scene) == 0);
            double seconds = (System.currentTimeMillis() - cut) / 1000.0;
            scene.awaitFinished(Duration.ofMinutes(2));

            FaultReport.note("A host vanished: its runs were taken back after %.0f s.".formatted(seconds));
            scene.check(Expected.allSucceed(work.acknowledged()));
        }
    }

    /** A host is gone in the middle of a transaction, which the server keeps open with its locks as long as it may. */
    @Test
    void aRunThatAVanishedHostHasLockedIsDoneByOthers() {
        try (var network = Network.make();
                var scene = sceneOf("6 vanished in a transaction")) {
            scene.set("JADEITE_WORKER_LEASE", "15s").set("JADEITE_WORKER_HEARTBEAT", "4s");
            var work = new Work(scene.database(), 1);
            startBoth(scene, network);
            var more = Background.start(() -> work.submit(600, Duration.ZERO));
            freezeInTransaction(scene);

            network.cut(Network.Cut.BOTH_WAYS);
            scene.workers().stream().limit(THERE).forEach(WorkerProcess::kill);
            scene.tally().add(Tally.Of.KILLS, THERE);
            more.join(60);
            scene.awaitFinished(Duration.ofSeconds(75));

            scene.check(Expected.allSucceed(work.acknowledged()).prioritySlack(Duration.ofSeconds(75)));
        }
    }

    /** One of those on the other host, where the server waits for its next statement. */
    private static void freezeInTransaction(Scene scene) {
        scene.await("a worker is frozen in a transaction", Duration.ofSeconds(30), () -> {
            for (var worker : scene.workers().subList(0, THERE)) {
                worker.freeze();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                if (openTransactions(scene) > 0) {
                    return true;
                }
                worker.thaw();
            }
            return false;
        });
    }

    private void cutAndMend(String how, BiConsumer<Scene, Network> cut) {
        try (var network = Network.make();
                var scene = sceneOf("6 network cut " + how)) {
            var work = new Work(scene.database(), 1);
            startBoth(scene, network);
            work.submit(Passes.runs(80, 200), Duration.ofMillis(400));
            scene.await(
                    "work has begun",
                    Duration.ofSeconds(20),
                    () -> scene.outside().count() > HERE + THERE);

            cut.accept(scene, network);
            LockSupport.parkNanos(CUT.toNanos());
            network.mend();
            long mended = System.currentTimeMillis();
            work.submit(Passes.runs(80, 200), Duration.ofMillis(400));
            scene.await("those that were cut off work again", RECOVERY.plus(CUT), () -> startedThere(scene, mended));
            scene.awaitFinished(Duration.ofMinutes(3));

            scene.check(Expected.allSucceed(work.acknowledged()).overlap(CUT.plus(RECOVERY)));
        }
    }

    private static long openTransactions(Scene scene) {
        return scene.number("""
                select count(*) from pg_stat_activity
                where state = 'idle in transaction' and backend_xid is not null and host(client_addr) like '10.213.%'
                  and pid in (select pid from pg_locks where relation = 'run'::regclass)
                  and state_change < clock_timestamp() - interval '10 ms'
                """);
    }

    private static Scene sceneOf(String name) {
        return Scene.on(SharedServer.get(), name);
    }

    /** Those on the other host first. */
    private static void startBoth(Scene scene, Network network) {
        var server = SharedServer.get();
        var address = server.address(network.outerAddress(), server.port(), scene.databaseName()) + "&socketTimeout="
                + SOCKET_TIMEOUT_SECONDS + "&connectTimeout=" + SOCKET_TIMEOUT_SECONDS;
        for (int i = 0; i < THERE; i++) {
            scene.startWorker(network.prefix(), Map.of("JADEITE_DATABASE", address, "JADEITE_WORKER_HOST", "there"));
        }
        scene.awaitEntered();
        for (int i = 0; i < HERE; i++) {
            scene.startWorker();
        }
        scene.awaitEntered();
    }

    private static boolean startedThere(Scene scene, long since) {
        var ids = scene.workers().stream().limit(THERE).map(scene::idOf).toList();
        assertThat(ids).doesNotContain(0L);
        return scene.outside().children().stream()
                .anyMatch(child -> child.start() > since && ids.contains(child.worker()));
    }

    private static long ofVanished(Scene scene) {
        return scene.number(
                "select count(*) from run join worker on worker.id = run.worker_id where run.state = 2 and worker.host = 'there'");
    }
}
