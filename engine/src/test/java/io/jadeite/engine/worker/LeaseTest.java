package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.LaneTimes;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.testing.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseTest extends WorkerSuite {
    private static final Acceptance ANYTHING =
            new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("test"), Resources.UNSAID);

    @Test
    void afterAnOutageNobodyIsTakenForLostBeforeOneLeaseIsOver() {
        var leaseLength = Duration.ofMillis(800);
        var registry = new WorkerRegistry(database(), leaseLength);
        long mine = registry.enter(record());
        long other = registry.enter(record());
        long id = submit(act("succeed"));
        assertThat(new Claims(database(), other).next(ANYTHING)).isPresent();
        var settings = settings()
                .with(Setting.WORKER_LEASE, "0.8", "the test")
                .with(Setting.WORKER_HEARTBEAT, "0.001", "the test");
        var lease = new Lease(database(), settings, registry, new LaneTimes(database()), mine, new StopSignal());
        Await.until("the other's lease has run out", () -> view().workers(true).isEmpty());

        database().change(sql -> sql.update("alter table worker rename to away"));
        lease.renewIfDue(false);
        database().change(sql -> sql.update("alter table away rename to worker"));
        long back = System.nanoTime();
        lease.lookForLost();

        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
        Await.until("the run is sent on", () -> {
            lease.lookForLost();
            return run(id).state() == RunState.PENDING;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isGreaterThan(leaseLength.minusMillis(200));
    }

    private static WorkerRecord record() {
        return new WorkerRecord(WorkerRecord.Kind.WORKER, "node-1", 42, "test", ANYTHING, Optional.empty());
    }
}
