package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaperTest extends QueueSuite {
    private static final Duration SHORT_LEASE = Duration.ofMillis(50);

    @Test
    void theRunOfALostWorkerGoesBackToTheQueue() {
        long id = submitOne(Request.usual());
        var attempt = takeByShortLivedWorker();

        reapUntilLost(1);

        assertThat(state(id)).isEqualTo(RunState.PENDING);
        assertThat(run(id).message())
                .contains("Its worker (process 42 on node-1) is gone: killed, or its host is down.");
        assertThat(view().attempts(id).getFirst().outcome()).contains("LOST");
        assertThat(view().workers(false)).singleElement().satisfies(worker -> {
            assertThat(worker.state()).isEqualTo("LOST");
            assertThat(worker.isLive()).isFalse();
        });
        assertThat(start(id)).isEqualTo(new Attempt(id, 2, attempt.worker() + 1));
    }

    @Test
    void aRunThatKeepsLosingItsWorkersFailsAtTheCrashLimit() {
        long id = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(id));
        for (int i = 0; i < 3; i++) {
            takeByShortLivedWorker();
            reapUntilLost(1);
        }

        assertThat(state(id)).isEqualTo(RunState.FAILED);
        assertThat(run(id).message().orElseThrow())
                .contains("Workers lost with this run: 3")
                .contains("jadeite queue retry " + id);
        assertThat(state(child)).isEqualTo(RunState.FAILED);
    }

    @Test
    void manyWorkersRenewTheirLeasesTogether() {
        long busy = enterWorker(database(), SHORT_LEASE);
        long idle = enterWorker(database(), SHORT_LEASE);
        long silent = enterWorker(database(), SHORT_LEASE);
        var registry = new WorkerRegistry(database(), LONG_LEASE);
        registry.askToStop(idle);
        Await.until("the leases have run out", () -> view().workers(true).isEmpty());

        var orders = registry.renew(List.of(busy), List.of(idle, 999_999L));

        assertThat(orders).containsOnlyKeys(busy, idle);
        assertThat(orders)
                .hasEntrySatisfying(busy, order -> assertThat(order.stop()).isFalse());
        assertThat(orders)
                .hasEntrySatisfying(idle, order -> assertThat(order.stop()).isTrue());
        assertThat(view().workers(true)).extracting(WorkerView::id).containsExactly(busy, idle);
        assertThat(view().workers(false)).extracting(WorkerView::id).contains(silent);
        assertThat(told(busy)).isEqualTo("RUNNING");
        assertThat(told(idle)).isEqualTo("IDLE");
    }

    /** The state that the worker itself has told. */
    private String told(long worker) {
        return database()
                .single(sql -> sql.first("select state from worker where id = ?", row -> row.text("state"), worker))
                .orElseThrow();
    }

    @Test
    void aRetryForgivesTheLosses() {
        long id = submitOne(Request.usual());
        for (int i = 0; i < 3; i++) {
            takeByShortLivedWorker();
            reapUntilLost(1);
        }

        requests().retry(id);
        takeByShortLivedWorker();
        reapUntilLost(1);

        assertThat(state(id)).isEqualTo(RunState.PENDING);
    }

    @Test
    void theRunOfALostHereProcessFails() {
        var registry = new WorkerRegistry(database(), SHORT_LEASE);
        long process = registry.enter(
                record(WorkerRecord.Kind.HERE, new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(), Resources.UNSAID)));
        var run = new HereRuns(database())
                .begin(Request.usual().submission(), process)
                .attempt()
                .run();

        reapUntilLost(1);

        assertThat(state(run)).isEqualTo(RunState.FAILED);
        assertThat(run(run).message().orElseThrow())
                .contains("process 42 on node-1")
                .contains("Run it again.");
    }

    @Test
    void aCancelThatWasAskedForEndsALostRun() {
        long id = submitOne(Request.usual());
        takeByShortLivedWorker();
        requests().cancel(id);

        reapUntilLost(1);

        assertThat(state(id)).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void liveWorkersAreLeftAlone() {
        var live = startNew();
        submitOne(Request.usual());
        takeByShortLivedWorker();

        reapUntilLost(1);

        assertThat(state(live.run())).isEqualTo(RunState.RUNNING);
        assertThat(new Reaper(database(), SHORT_LEASE, 3).reap()).isZero();
        assertThat(view().workers(true)).extracting(WorkerView::id).containsExactly(live.worker());
    }

    @Test
    void aRunWhoseWorkerLeftWithoutEndingItIsSentOn() {
        long id = submitOne(Request.usual());
        var attempt = start(id);
        new WorkerRegistry(database(), LONG_LEASE).leave(attempt.worker(), "it broke");

        reapUntilLost(1);

        assertThat(state(id)).isEqualTo(RunState.PENDING);
        assertThat(view().workers(false).getFirst().state()).isEqualTo("STOPPED");
    }

    @Test
    void aWorkerThatRenewsIsBackButItsOldAttemptIsNot() {
        long id = submitOne(Request.usual());
        var attempt = takeByShortLivedWorker();
        reapUntilLost(1);
        var registry = new WorkerRegistry(database(), LONG_LEASE);

        var orders = registry.renew(attempt.worker(), true);

        assertThat(orders.stop()).isFalse();
        assertThat(view().workers(true)).extracting(WorkerView::id).containsExactly(attempt.worker());
        assertThat(registry.standing(attempt)).isEqualTo(WorkerRegistry.Standing.SUPERSEDED);
        assertThat(completions().handBack(attempt, "stopped")).isFalse();
        assertThat(state(id)).isEqualTo(RunState.PENDING);
    }

    @Test
    void aRenewedLeaseKeepsTheRun() {
        long id = submitOne(Request.usual());
        var attempt = takeByShortLivedWorker();
        var registry = new WorkerRegistry(database(), LONG_LEASE);
        registry.renew(attempt.worker(), true);

        assertThat(new Reaper(database(), SHORT_LEASE, 3).reap()).isZero();

        assertThat(registry.standing(attempt)).isEqualTo(WorkerRegistry.Standing.OURS);
        requests().cancel(id);
        assertThat(registry.standing(attempt)).isEqualTo(WorkerRegistry.Standing.CANCEL_REQUESTED);
    }

    @Test
    void severalReapersSendEachRunOnOnce() throws Exception {
        var ids = submit(Request.usual().times(20));
        ids.forEach(id -> takeByShortLivedWorker());
        var reapers = IntStream.range(0, 4)
                .<Callable<Integer>>mapToObj(i -> {
                    var reaper = new Reaper(fresh().open(), SHORT_LEASE, 3);
                    return reaper::reap;
                })
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Await.until("all runs are sent on", () -> {
                reapAtOnce(threads, reapers);
                return view().counts().getOrDefault(RunState.PENDING, 0L) == 20;
            });
        }

        assertThat(ids).allSatisfy(id -> assertThat(losses(id)).isEqualTo(1));
    }

    @Test
    void whoWatchesIsToldOfRunsThatAreSentOn() throws InterruptedException {
        submitOne(Request.usual());
        takeByShortLivedWorker();
        var watcher = fresh().open();
        Await.until("the lease runs out", () -> view().workers(true).isEmpty());
        try (var watch = watcher.watch()) {
            assertThat(new Reaper(database(), SHORT_LEASE, 3).reap()).isEqualTo(1);

            assertThat(watch.await(Duration.ofSeconds(20))).isEqualTo(1);
        }
    }

    @Test
    void whoWatchesIsToldOfRunsWhoseTimeHasCome() throws InterruptedException {
        var ids = submit(
                Request.usual().notBefore(Instant.now().plusSeconds(3600)).times(3));
        var watcher = fresh().open();
        database().change(sql -> sql.update("update run set run_at = ${now}"));
        try (var watch = watcher.watch()) {
            new Reaper(database(), SHORT_LEASE, 3).reap();

            assertThat(watch.await(Duration.ofSeconds(20))).isEqualTo(kind() == DatabaseKind.POSTGRESQL ? 3 : 1);
        }
        assertThat(ids).allSatisfy(id -> assertThat(state(id)).isEqualTo(RunState.PENDING));
    }

    @Test
    void whoWatchesIsToldOfRunsWhoseParentsAreDone() throws InterruptedException {
        var parent = startNew();
        submit(Request.usual().after(parent.run()).times(2));
        var watcher = fresh().open();
        try (var watch = watcher.watch()) {
            completions().succeed(parent, nothing());

            assertThat(watch.await(Duration.ofSeconds(20))).isEqualTo(kind() == DatabaseKind.POSTGRESQL ? 2 : 1);
        }
    }

    @Test
    void aWorkerIsAskedToStopThroughTheDatabase() {
        long worker = enterWorker();
        var registry = new WorkerRegistry(database(), LONG_LEASE);

        assertThat(registry.askToStop(worker)).isTrue();

        assertThat(registry.renew(worker, false).stop()).isTrue();
        registry.leave(worker, "asked to");
        assertThat(registry.askToStop(worker)).isFalse();
        assertThat(registry.askToStop(999)).isFalse();
        assertThat(view().workers(false).getFirst().reason()).contains("asked to");
    }

    private static void reapAtOnce(ExecutorService threads, List<Callable<Integer>> reapers) {
        try {
            for (var answer : threads.invokeAll(reapers)) {
                answer.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long losses(long run) {
        return database().single(sql -> sql.number("select lost from run where id = ?", run));
    }

    private Attempt takeByShortLivedWorker() {
        return new Claims(database(), enterWorker(database(), SHORT_LEASE))
                .next(ANYTHING)
                .orElseThrow()
                .attempt();
    }

    private void reapUntilLost(int runs) {
        var reaper = new Reaper(database(), SHORT_LEASE, 3);
        Await.until("the lease runs out", () -> reaper.reap() == runs);
    }
}
