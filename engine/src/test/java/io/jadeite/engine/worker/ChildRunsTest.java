package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.Limits;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.Requests;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.workflow.ChildRun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Runs that a workflow submits and waits for. */
class ChildRunsTest extends ScriptSuite {
    private static final Map<String, Object> SUCCEED = Map.of("act", "succeed");
    private static final Map<String, Object> FAIL = Map.of("act", "fail");
    private static final Map<String, Object> WAIT = Map.of("act", "wait");
    /** How often the workflow's code was begun. */
    private final AtomicInteger begun = new AtomicInteger();
    /** What a workflow was given of its children. */
    private final List<ChildRun> given = new CopyOnWriteArrayList<>();

    @Test
    void theOrderOfAChildsParametersMeansNothing() {
        submit(scripted());
        var claim = claim();

        for (var parameters : List.of(ordered("number", 1, "other", 2), ordered("other", 2, "number", 1))) {
            assertThatThrownBy(() -> steps(claim).children("two", Script.WORKFLOW, List.of(parameters)))
                    .isInstanceOf(DurableSteps.Waits.class);
        }

        assertThat(view().counts()).containsEntry(RunState.PENDING, 1L);
    }

    @Test
    void oneWorkerWorksThroughAParentItsChildrenAndTheParentAgain() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(SUCCEED, SUCCEED));

        assertThat(workUntilEmpty()).isEqualTo(4);

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(outcomes(id)).containsExactly("AWAITS_CHILDREN", "SUCCEEDED");
        assertThat(begun).hasValue(2);
        assertThat(given).extracting(ChildRun::run).containsExactly(id + 1, id + 2);
        assertThat(given).allSatisfy(child -> {
            assertThat(child.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(child.values()).isEqualTo(Map.of("energy", -0.1, "formula", "Cu"));
        });
        assertThat(children()).hasSize(2);
    }

    @Test
    void aParentWaitsWhileItsChildrenRun() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(WAIT));
        var worker = inBackground(worker(UNTIL_EMPTY));
        awaitWaiting();

        assertThat(run(id).state()).isEqualTo(RunState.WAITING);
        assertThat(view().unfinishedParents(id)).containsExactly(id + 1);
        assertThat(view().workers(true))
                .singleElement()
                .satisfies(shown -> assertThat(shown.run()).hasValue(id + 1));

        stage().curtain.countDown();
        assertThat(countOf(worker)).isEqualTo(3);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void childrenTakeOverTagsPriorityAndOwner() throws InterruptedException {
        if (kind() == DatabaseKind.POSTGRESQL) {
            new Submissions(fresh().openAs("anna"))
                    .submit(scripted().tagged("mine").priority(7).submission());
        } else {
            submit(scripted().tagged("mine").priority(7));
        }
        writeParentOf(List.of(SUCCEED));

        workUntilEmpty();

        var parent = run(1);
        assertThat(children()).singleElement().satisfies(child -> {
            assertThat(child.userTags()).isEqualTo(Tags.of("mine"));
            assertThat(child.tags()).isEqualTo(Tags.of("mine", "stand-in", "test", Stage.WORKFLOW));
            assertThat(child.priority()).isEqualTo(7);
            assertThat(child.owner()).isEqualTo(parent.owner());
        });
    }

    @Test
    void childrenCountAgainstTheLimitsOfTheirParent() throws InterruptedException {
        new Limits(database()).set("licence", 1);
        long id = submit(scripted().limited("licence"));
        writeParentOf(List.of(WAIT, SUCCEED));
        var first = inBackground(worker(UNTIL_EMPTY));
        var second = inBackground(worker(UNTIL_EMPTY));
        awaitWaiting();

        assertThat(view().lane(id + 1).orElseThrow().carries("licence")).isTrue();
        assertThat(view().lane(id + 2).orElseThrow().carries("licence")).isTrue();
        assertThat(run(id + 2).state()).isEqualTo(RunState.PENDING);

        stage().curtain.countDown();
        assertThat(countOf(first) + countOf(second)).isEqualTo(4);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void noChildrenAreWaitedForWhereNoneIsAskedFor() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of());

        assertThat(workUntilEmpty()).isEqualTo(1);

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(children()).isEmpty();
    }

    @Test
    void childrenAreGivenWithTheWayInWhichTheyEnded() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(SUCCEED, FAIL, WAIT));
        var worker = inBackground(worker(UNTIL_EMPTY));
        awaitWaiting();

        requests().cancel(id + 3);

        countOf(worker);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(given)
                .extracting(ChildRun::state)
                .containsExactly(RunState.SUCCEEDED, RunState.FAILED, RunState.CANCELLED);
        assertThat(given.get(1).values()).isEmpty();
        assertThat(given.get(2).values()).isEmpty();
    }

    @Test
    void aChildWithWrongParametersFailsItsParentAndIsNotSubmitted() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(SUCCEED, Map.of("act", "suceed")));

        workUntilEmpty();

        assertThat(run(id).state()).isEqualTo(RunState.FAILED);
        assertThat(run(id).message().orElseThrow()).contains("Did you mean succeed?");
        assertThat(children()).isEmpty();
    }

    @Test
    void childrenAreNotSubmittedTwiceWhenTheParentsWorkerIsLostRightAfterThat() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(SUCCEED, SUCCEED));
        var claim = claim(Duration.ofMillis(50));
        assertThatThrownBy(() -> steps(claim).children("two", Stage.WORKFLOW, List.of(SUCCEED, SUCCEED)))
                .isInstanceOf(DurableSteps.Waits.class);
        assertThat(children()).hasSize(2);
        Await.until("the lease runs out", () -> new Reaper(database(), Duration.ofMillis(50), 3).reap() == 1);

        workUntilEmpty();

        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(outcomes(id)).startsWith("LOST").endsWith("SUCCEEDED");
        assertThat(given).extracting(ChildRun::run).containsExactly(id + 1, id + 2);
        assertThat(children()).hasSize(2);
    }

    @Test
    void aParentWhoseChildrenHaveEndedMeanwhileIsReadyAtOnce() throws InterruptedException {
        long id = submit(scripted());
        var claim = claim();
        assertThatThrownBy(() -> steps(claim).children("two", Stage.WORKFLOW, List.of(SUCCEED, FAIL)))
                .isInstanceOf(DurableSteps.Waits.class);
        workUntilEmpty();

        new StepRecords(database()).awaitChildren(claim.attempt(), List.of(id + 1, id + 2));

        assertThat(run(id).state()).isEqualTo(RunState.PENDING);
    }

    @Test
    void aParentThatIsExecutedHereWaitsInItsPlaceWhileAWorkerRunsItsChildren() throws Exception {
        writeParentOf(List.of(SUCCEED, FAIL));
        var here = new HereExecution(fresh().open(), settings(), catalogue(), "test", InstantSource.system());
        var execution = new CompletableFuture<Long>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                execution.complete(here.execute(scripted().submission(), root(), id -> {}, step -> {}));
            } catch (Throwable e) {
                execution.completeExceptionally(e);
            }
        });
        Await.until("the children are there", () -> children().size() == 2);
        assertThat(run(1).state()).isEqualTo(RunState.RUNNING);

        assertThat(workUntilEmpty()).isEqualTo(2);

        Await.until("the execution has ended", execution::isDone);
        assertThat(execution.get()).isEqualTo(1);
        assertThat(run(1).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(outcomes(1)).containsExactly("SUCCEEDED");
        assertThat(begun).hasValue(1);
        assertThat(given).extracting(ChildRun::state).containsExactly(RunState.SUCCEEDED, RunState.FAILED);
    }

    @Test
    void whoCancelsAParentCancelsItsChildrenAndWhoRetriesItRetriesThem() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(SUCCEED, WAIT));
        var worker = inBackground(worker(UNTIL_EMPTY));
        Await.until(
                "the second child runs",
                () -> run(id).state() == RunState.WAITING
                        && children().size() == 2
                        && run(id + 2).state() == RunState.RUNNING);

        assertThat(requests().cancel(id)).isEqualTo(Requests.Cancelled.NOW);

        countOf(worker);
        assertThat(run(id).state()).isEqualTo(RunState.CANCELLED);
        assertThat(children()).extracting(RunRecord::state).containsExactly(RunState.SUCCEEDED, RunState.CANCELLED);

        stage().curtain.countDown();
        requests().retry(id);
        assertThat(children()).extracting(RunRecord::state).containsExactly(RunState.SUCCEEDED, RunState.PENDING);
        assertThat(workUntilEmpty()).isEqualTo(3);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(children()).hasSize(2);
    }

    @Test
    void childrenOfARunThatIsCancelledWhileItRunsAreCancelledToo() {
        long id = submit(scripted());
        var claim = claim();
        requests().cancel(id);
        assertThatThrownBy(() -> steps(claim).children("two", Stage.WORKFLOW, List.of(SUCCEED)))
                .isInstanceOf(DurableSteps.Waits.class);

        new Completions(database()).cancelled(claim.attempt());

        assertThat(run(id).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(id + 1).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aCancelThatWasAskedForWinsOverWaitingForChildren() {
        long id = submit(scripted());
        var claim = claim();
        assertThatThrownBy(() -> steps(claim).children("two", Stage.WORKFLOW, List.of(SUCCEED)))
                .isInstanceOf(DurableSteps.Waits.class);
        assertThat(requests().cancel(id)).isEqualTo(Requests.Cancelled.REQUESTED);

        assertThat(new StepRecords(database()).awaitChildren(claim.attempt(), List.of(id + 1)))
                .isTrue();

        assertThat(run(id).state()).isEqualTo(RunState.CANCELLED);
    }

    private void writeParentOf(List<Map<String, Object>> children) {
        script.write(execution -> {
            begun.incrementAndGet();
            given.addAll(execution.steps().children("two", Stage.WORKFLOW, children));
            return Map.of("energy", (double) given.size());
        });
    }
}
