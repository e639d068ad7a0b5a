package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HereExecutionTest extends WorkerSuite {
    @Test
    void aRunIsExecutedHereAndSavedAsAnyOther() throws InterruptedException {
        var begun = new ArrayList<Long>();

        long id = here().execute(act("succeed").submission(), root(), begun::add, step -> {});

        assertThat(begun).containsExactly(id);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(new Results(database()).of(id).orElseThrow().values()).containsEntry("energy", -0.1);
        assertThat(root().resolve(Stage.WORKFLOW + "-" + id).resolve("attempt-01/jadeite_summary.yaml"))
                .exists();
        assertThat(view().workers(false)).isEmpty();
    }

    @Test
    void aRunThatFailsHereTellsItsReason() throws InterruptedException {
        assertThat(after("fail").message()).contains("It didn't converge.");
        assertThat(after("refuse").message()).contains("These inputs don't fit.");
        assertThat(after("break").message().orElseThrow()).contains("a bug");
    }

    /** It stands in no lane, so that it could go nowhere, and workers that found it would break. */
    @Test
    void aRunThatFailsHereIsNotRetriedWhateverItsSubmissionSays() throws InterruptedException {
        var policy = new Submission.Policy(2, Duration.ZERO, true, false);

        long id = here().execute(act("fail").policy(policy).submission(), root(), begun -> {}, step -> {});

        assertThat(run(id).state()).isEqualTo(RunState.FAILED);
        assertThat(view().terms(id).retries()).isZero();
        assertThat(workUntilEmpty()).isZero();
    }

    @Test
    void aPlaceThatCannotBeWrittenFailsTheRunAsThereIsNobodyToHandItBackTo() throws Exception {
        Files.createDirectories(root().getParent());
        Files.writeString(root(), "in the way");

        var run = after("succeed");

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message().orElseThrow()).contains("Can't make the directory");
    }

    @Test
    void aRunThatIsStoppedByItsUserIsCancelled() throws Exception {
        var here = here();
        var id = new AtomicLong();
        var execution = inBackground(here, id);
        awaitWaiting();
        assertThat(run(id.get()).state()).isEqualTo(RunState.RUNNING);

        here.stop();

        Await.until("the execution has ended", execution::isDone);
        assertThat(run(id.get()).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void anInterruptOfWhoWaitsForItStopsTheRunAndTellsTheQueue() throws Exception {
        var here = here();
        var id = new AtomicLong();
        var outcome = new CompletableFuture<Long>();
        var waiting = Thread.ofPlatform().daemon().start(() -> executeIn(here, id, outcome));
        awaitWaiting();

        waiting.interrupt();
        waiting.interrupt();

        Await.until("the execution has ended", outcome::isDone);
        assertThat(outcome.exceptionNow()).isInstanceOf(InterruptedException.class);
        assertThat(run(id.get()).state()).isEqualTo(RunState.CANCELLED);
        assertThat(view().workers(false)).isEmpty();
    }

    @Test
    void codeThatSaysThatItWasStoppedHasNotFailed() throws InterruptedException {
        assertThat(after("stop-itself").state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aRunThatIsExecutedHereIsCancelledThroughTheQueueAndTakenByNoWorker() throws Exception {
        var id = new AtomicLong();
        var execution = inBackground(here(), id);
        awaitWaiting();

        assertThat(workUntilEmpty()).isZero();
        requests().cancel(id.get());

        Await.until("the execution has ended", execution::isDone);
        assertThat(run(id.get()).state()).isEqualTo(RunState.CANCELLED);
    }

    private CompletableFuture<Long> inBackground(HereExecution here, AtomicLong id) {
        var ended = new CompletableFuture<Long>();
        Thread.ofPlatform().daemon().start(() -> executeIn(here, id, ended));
        return ended;
    }

    private void executeIn(HereExecution here, AtomicLong id, CompletableFuture<Long> ended) {
        try {
            ended.complete(here.execute(act("wait").submission(), root(), id::set, step -> {}));
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
    }

    private RunRecord after(String act) throws InterruptedException {
        var steps = new ArrayList<IonicStep>();
        return run(here().execute(act(act).submission(), root(), id -> {}, steps::add));
    }

    private HereExecution here() {
        return new HereExecution(
                fresh().open(), settings(), new Catalogue(List.of(stage())), "test", InstantSource.system());
    }
}
