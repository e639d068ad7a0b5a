package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.DatabaseKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerLifeTest extends WorkerSuite {
    @Test
    void aWorkerEndsAfterSoManyRuns() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            submit(act("succeed"));
        }

        assertThat(worker(options(ENDLESS, 3, null, null)).work()).isEqualTo(3);

        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 3L).containsEntry(RunState.PENDING, 2L);
        assertThat(reasonOfLastWorker()).isEqualTo("it has worked through 3 run(s), as it was told");
    }

    @Test
    void aWorkerThatClosesOnAnEmptyQueueEndsWhenNothingIsLeft() throws InterruptedException {
        assertThat(workUntilEmpty()).isZero();

        assertThat(reasonOfLastWorker()).isEqualTo("the queue has nothing left for it");
        assertThat(view().workers(true)).isEmpty();
    }

    @Test
    void aWorkerThatClosesOnAnEmptyQueueStaysForRunsThatWait() throws InterruptedException {
        long parent = submit(act("succeed"));
        long child = submit(act("succeed").after(parent));
        long later = submit(act("succeed").notBefore(Instant.now().plusMillis(700)));

        assertThat(workUntilEmpty()).isEqualTo(3);

        assertThat(run(child).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(later).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aWorkerWhoseTimeIsOverFinishesItsRunAndStartsNoOther() throws InterruptedException {
        long first = submit(act("wait"));
        long second = submit(act("succeed"));
        var worker = inBackground(worker(options(ENDLESS, null, Duration.ofMillis(1500), null)));
        awaitWaiting();

        Await.until(
                "the timeout is over",
                () -> view().workers(true).getFirst().started().plusMillis(2000).isBefore(Instant.now()));
        stage().curtain.countDown();

        assertThat(countOf(worker)).isEqualTo(1);
        assertThat(run(first).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(second).state()).isEqualTo(RunState.PENDING);
        assertThat(reasonOfLastWorker()).contains("--timeout");
    }

    @Test
    void aLifeThatEndsInTheMiddleOfARunHandsItBack() throws InterruptedException {
        long id = submit(act("wait"));
        long tooLong = submit(act("succeed").priority(5).asking(new Resources(0, 0, 0, Duration.ofHours(1))));

        assertThat(worker(options(ENDLESS, null, null, Duration.ofSeconds(2))).work())
                .isZero();

        assertThat(run(id).state()).isEqualTo(RunState.PENDING);
        assertThat(run(id).message()).contains("its life (--life) is over");
        assertThat(view().attempts(tooLong)).isEmpty();
    }

    @Test
    void aRunOfAStoppedWorkerIsFinishedByTheNextAsItsSecondAttempt() throws InterruptedException {
        long id = submit(act("wait"));
        var first = worker(ENDLESS);
        var running = inBackground(first);
        awaitWaiting();
        Await.until("its directory is told", () -> run(id).directory().isPresent());
        var before = Path.of(run(id).directory().orElseThrow());

        first.stop("the node is drained");

        assertThat(countOf(running)).isZero();
        assertThat(run(id).state()).isEqualTo(RunState.PENDING);
        assertThat(run(id).message()).contains("the node is drained");
        stage().curtain.countDown();
        assertThat(workUntilEmpty()).isEqualTo(1);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(outcomes(id)).containsExactly("HANDED_BACK", "SUCCEEDED");
        assertThat(run(id).directory())
                .contains(before.resolveSibling("attempt-02").toString());
        assertThat(before).isDirectoryContaining("glob:**OUTPUT").isDirectoryNotContaining("glob:**summary.yaml");
    }

    @Test
    void aWorkerIsStoppedThroughTheDatabase() throws InterruptedException {
        var worker = inBackground(worker(ENDLESS));
        Await.until("the worker is there", () -> !view().workers(true).isEmpty());

        new WorkerRegistry(database(), Duration.ofMinutes(1))
                .askToStop(view().workers(true).getFirst().id());

        assertThat(countOf(worker)).isZero();
        assertThat(reasonOfLastWorker()).isEqualTo("asked to stop by 'engine stop-worker'");
    }

    @Test
    void aCancelStopsTheCalculationAndTheWorkerGoesOn() throws InterruptedException {
        long id = submit(act("wait"));
        long next = submit(act("succeed"));
        var worker = worker(ENDLESS);
        var running = inBackground(worker);
        awaitWaiting();

        requests().cancel(id);

        awaitState(id, RunState.CANCELLED);
        awaitState(next, RunState.SUCCEEDED);
        worker.stop("the test is over");
        assertThat(countOf(running)).isEqualTo(2);
        assertThat(new Results(database()).of(id)).isEmpty();
    }

    @Test
    void aLostLeaseStopsTheCalculationAndNothingIsSavedTwice() throws InterruptedException {
        long id = submit(act("wait"));
        var slow = worker(
                fresh().open(),
                settings()
                        .with(Setting.WORKER_LEASE, "0.05", "the test")
                        .with(Setting.WORKER_HEARTBEAT, "3600", "the test"),
                options(ENDLESS, 1, null, null));
        var running = inBackground(slow);
        awaitWaiting();
        var quick = worker(fresh().open(), settings().with(Setting.WORKER_LEASE, "0.5", "the test"), ENDLESS);
        var taking = inBackground(quick);
        awaitWaiting();
        assertThat(countOf(running)).isEqualTo(1);

        stage().curtain.countDown();

        awaitState(id, RunState.SUCCEEDED);
        quick.stop("the test is over");
        assertThat(countOf(taking)).isEqualTo(1);
        assertThat(run(id).attempt()).isEqualTo(2);
        assertThat(outcomes(id)).containsExactly("SUPERSEDED", "SUCCEEDED");
        assertThat(new Results(database()).of(id).orElseThrow().attempt()).isEqualTo(2);
        assertThat(new Results(database()).steps(id)).hasSize(2);
    }

    @Test
    void severalWorkersWorkThroughOneQueue() throws InterruptedException {
        for (int i = 0; i < 31; i++) {
            submit(act(i % 3 == 0 ? "fail" : "succeed"));
        }
        var first = inBackground(worker(UNTIL_EMPTY));
        var second = inBackground(worker(UNTIL_EMPTY));
        var third = inBackground(worker(UNTIL_EMPTY));

        assertThat(countOf(first) + countOf(second) + countOf(third)).isEqualTo(31);

        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 20L).containsEntry(RunState.FAILED, 11L);
    }

    @Test
    void aWorkerWhoseConnectionIsCutGoesOn() throws InterruptedException {
        long id = submit(act("wait"));
        var worker = worker(ENDLESS);
        var running = inBackground(worker);
        awaitWaiting();

        if (kind() == DatabaseKind.POSTGRESQL) {
            database().single(sql -> sql.number("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """));
        }
        stage().curtain.countDown();

        awaitState(id, RunState.SUCCEEDED);
        worker.stop("the test is over");
        assertThat(countOf(running)).isEqualTo(1);
    }

    private static WorkerOptions options(
            WorkerOptions options, @Nullable Integer most, @Nullable Duration timeout, @Nullable Duration life) {
        return new WorkerOptions(
                options.tags(),
                options.match(),
                options.resources(),
                options.concurrency(),
                Optional.ofNullable(most),
                Optional.ofNullable(timeout),
                options.closeOnEmptyQueue(),
                options.waitOnEmptyQueue(),
                Optional.ofNullable(life));
    }
}
