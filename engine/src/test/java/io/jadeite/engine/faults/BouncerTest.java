package io.jadeite.engine.faults;

import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scenario 8: more workers than connections, through PgBouncer in transaction mode. Nothing can be told to a waiting worker there, so
 * all of them poll.
 */
@Tag("faults")
class BouncerTest {
    private static final int WORKERS = 6;

    @ParameterizedTest
    @MethodSource("io.jadeite.engine.faults.Passes#two")
    void sharedConnectionsChangeNothing(Seed seed) {
        var server = SharedServer.get();
        try (var scene = Scene.on(server, "8 PgBouncer");
                var bouncer = Bouncer.before(server, scene.folder())) {
            var through = server.address("127.0.0.1", bouncer.port(), scene.databaseName());
            scene.set("JADEITE_DATABASE_POOLED", "true");
            var place = Map.of("JADEITE_DATABASE", through);
            try (var own = scene.open(through)) {
                var work = new Work(own, seed.value());
                for (int i = 0; i < WORKERS; i++) {
                    scene.startWorker(List.of(), place);
                }
                scene.awaitEntered();
                int runs = Passes.runs(200, 600);
                work.submitMixed(runs / 2);
                for (int i = 0; i < Passes.size(3, 8); i++) {
                    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                    scene.workers().get(scene.workers().size() - 1).kill();
                    scene.tally().count(Tally.Of.KILLS);
                    scene.startWorker(List.of(), place);
                }
                work.submitMixed(runs - runs / 2);
                scene.awaitFinished(Duration.ofMinutes(2));

                scene.check(Expected.allSucceed(work.acknowledged()).prioritySlack(Scene.LEASE));
            }
        }
    }
}
