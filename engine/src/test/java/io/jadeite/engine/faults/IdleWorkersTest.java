package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scenario 10: 500 workers wait, and one run comes. */
@Tag("faults")
class IdleWorkersTest {
    private static final int PROCESSES = 10;
    private static final int LOOPS = 50;
    private static final String CLAIMS =
            "select coalesce(sum(calls), 0)::bigint from pg_stat_statements where query like '%update run set state = %attempt = attempt +%'";

    /** How many claims the first second after the submission may see. */
    private static final int MOST_CLAIMS = 50;

    @Test
    void oneRunStartsOnceAndDoesNotWakeThemAll() {
        try (var scene = Scene.on(SharedServer.get(), "10 idle workers")) {
            SharedServer.get().change(scene.databaseName(), "create extension pg_stat_statements");
            scene.set(FaultWorker.LOOPS, Integer.toString(LOOPS))
                    .set(FaultWorker.POLL, "1000")
                    .set("JADEITE_DATABASE_TIMEOUT", "30s")
                    .set("JADEITE_WORKER_HEARTBEAT", "15s")
                    .set("JADEITE_WORKER_LEASE", "60s");
            for (int i = 0; i < PROCESSES; i++) {
                scene.startWorker();
            }
            scene.awaitEntered();
            var work = new Work(scene.database(), 1);

            long before = scene.number(CLAIMS);
            long run = work.submitOne(Duration.ZERO);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            long claims = scene.number(CLAIMS) - before;
            scene.awaitState(run, Recorded.SUCCEEDED, Duration.ofSeconds(20));
            scene.awaitFinished(Duration.ofSeconds(30));

            FaultReport.note(
                    "%d idle workers in %d processes: %d claims in the first second after a submission, at most %d allowed."
                            .formatted(PROCESSES * LOOPS, PROCESSES, claims, MOST_CLAIMS));
            scene.check(Expected.allSucceed(work.acknowledged()));
            assertThat(claims).isLessThanOrEqualTo(MOST_CLAIMS);
        }
    }
}
