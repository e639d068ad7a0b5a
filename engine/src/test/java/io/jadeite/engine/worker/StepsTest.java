package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.Requests;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.ChildRun;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Parts of a workflow that are done once, and runs that it submits and waits for. */
class StepsTest extends WorkerSuite {
    private static final Acceptance ANYTHING =
            new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("script"), Resources.UNSAID);
    private static final Map<String, Object> SUCCEED = Map.of("act", "succeed");
    private static final Map<String, Object> FAIL = Map.of("act", "fail");
    private static final Map<String, Object> WAIT = Map.of("act", "wait");

    private final Script script = new Script();
    /** How often the workflow's code was begun. */
    private final AtomicInteger begun = new AtomicInteger();
    /** What a workflow was given of its children. */
    private final List<ChildRun> given = new CopyOnWriteArrayList<>();

    @Override
    Catalogue catalogue() {
        return new Catalogue(List.of(stage(), script));
    }

    @Test
    void aStepIsNotRepeatedWhenItsWorkerWasStopped() throws InterruptedException {
        long id = submit(scripted());
        var work = countOneStepAndWait();
        var first = worker(ENDLESS);
        var running = inBackground(first);
        awaitWaiting();

        first.stop("the node is drained");
        countOf(running);
        stage().curtain.countDown();
        workUntilEmpty();

        assertThat(outcomes(id)).containsExactly("HANDED_BACK", "SUCCEEDED");
        assertThat(work).hasValue(1);
        assertThat(energyOf(id)).isEqualTo(1);
    }

    @Test
    void aStepIsNotRepeatedWhenItsWorkerWasLost() throws InterruptedException {
        long id = submit(scripted());
        var work = countOneStepAndWait();
        var slow = worker(
                fresh().open(),
                settings()
                        .with(Setting.WORKER_LEASE, "0.05", "the test")
                        .with(Setting.WORKER_HEARTBEAT, "3600", "the test"),
                ENDLESS);
        var lost = inBackground(slow);
        awaitWaiting();
        var quick = worker(fresh().open(), settings().with(Setting.WORKER_LEASE, "0.5", "the test"), ENDLESS);
        var taking = inBackground(quick);
        awaitWaiting();
        assertThat(stage().stopped.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        slow.stop("the test is over");
        countOf(lost);

        stage().curtain.countDown();

        awaitState(id, RunState.SUCCEEDED);
        quick.stop("the test is over");
        countOf(taking);
        assertThat(run(id).attempt()).isGreaterThan(1);
        assertThat(work).hasValue(1);
        assertThat(energyOf(id)).isEqualTo(1);
    }

    @Test
    void theTurnsOfALoopAreToldApart() throws InterruptedException {
        long id = submit(scripted());
        var done = new ArrayList<Integer>();
        script.write(execution -> {
            boolean first = begun.incrementAndGet() == 1;
            int sum = 0;
            for (int turn = 1; turn <= 4; turn++) {
                if (first && turn == 3) {
                    throw new JadeiteException("It broke in the third turn.");
                }
                int now = turn;
                sum += (int) execution.steps().once("relax", Map.of("turn", now), () -> {
                    done.add(now);
                    return 10 * now;
                });
            }
            return Map.of("energy", (double) sum);
        });
        workUntilEmpty();
        assertThat(run(id).state()).isEqualTo(RunState.FAILED);

        requests().retry(id);
        workUntilEmpty();

        assertThat(done).containsExactly(1, 2, 3, 4);
        assertThat(energyOf(id)).isEqualTo(100);
    }

    @Test
    void aStepOfAnotherNameIsAnotherStep() throws InterruptedException {
        long id = submit(scripted());
        script.write(execution -> {
            var relaxed = (String) execution.steps().once("relax", Map.of(), () -> "relaxed");
            var bands = execution.steps().once("bands", Map.of(), () -> List.of(relaxed, 1.5, true));
            return Map.of("bands", bands);
        });

        workUntilEmpty();

        assertThat(valuesOf(id)).containsEntry("bands", List.of("relaxed", 1.5, true));
    }

    @Test
    void aStepThatAsksForSomethingElseThanBeforeIsRefusedByItsName() throws InterruptedException {
        long id = submit(scripted());
        script.write(execution -> {
            int cutoff = begun.incrementAndGet() == 1 ? 500 : 520;
            execution.steps().once("relax", Map.of("encut", 400), () -> 1);
            execution.steps().once("relax", Map.of("encut", cutoff), () -> 1);
            throw new JadeiteException("It broke after that.");
        });
        workUntilEmpty();
        assertThat(run(id).message()).contains("It broke after that.");

        requests().retry(id);
        workUntilEmpty();

        assertThat(run(id).state()).isEqualTo(RunState.FAILED);
        assertThat(run(id).message().orElseThrow())
                .startsWith("Step 'relax' (turn 2) asks for something else than in an earlier attempt of this run");
    }

    @Test
    void theOrderOfInputsMeansNothing() throws Exception {
        submit(scripted());
        var claim = claim();
        var inputs = ordered("encut", 520, "mesh", ordered("x", 1, "y", 2));
        assertThat(steps(claim).once("relax", Map.of("all", List.of(inputs)), () -> "done"))
                .isEqualTo("done");

        var same = ordered("mesh", ordered("y", 2, "x", 1), "encut", 520);
        assertThat(steps(claim).once("relax", Map.of("all", List.of(same)), () -> "done again"))
                .isEqualTo("done");

        var other = ordered("mesh", ordered("y", 1, "x", 2), "encut", 520);
        assertThatThrownBy(() -> steps(claim).once("relax", Map.of("all", List.of(other)), () -> "never"))
                .isInstanceOf(InputException.class);
    }

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
    void anAttemptThatLostItsRunRemembersNothingAndSubmitsNothing() {
        long id = submit(scripted());
        var stale = claim();
        new Completions(database()).handBack(stale.attempt(), "stopped");
        claim();

        assertThatThrownBy(() -> steps(stale).once("relax", Map.of(), () -> 1))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> steps(stale).children("two", Stage.WORKFLOW, List.of(SUCCEED)))
                .isInstanceOf(InterruptedException.class);
        boolean waits = new StepRecords(database()).awaitChildren(stale.attempt(), List.of());

        assertThat(waits).isFalse();
        assertThat(new StepRecords(database()).find(id, "relax", 1)).isEmpty();
        assertThat(children()).isEmpty();
        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
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
    void aParentThatIsCancelledWhileItWaitsStaysSoAndGoesOnWhenItIsRetried() throws InterruptedException {
        long id = submit(scripted());
        writeParentOf(List.of(WAIT));
        var worker = inBackground(worker(UNTIL_EMPTY));
        awaitWaiting();

        assertThat(requests().cancel(id)).isEqualTo(Requests.Cancelled.NOW);
        stage().curtain.countDown();

        assertThat(countOf(worker)).isEqualTo(2);
        assertThat(run(id).state()).isEqualTo(RunState.CANCELLED);
        assertThat(run(id + 1).state()).isEqualTo(RunState.SUCCEEDED);
        requests().retry(id);
        assertThat(workUntilEmpty()).isEqualTo(1);
        assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(children()).hasSize(1);
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

    /** A workflow that counts how often its step was done, and then waits for the curtain. */
    private AtomicInteger countOneStepAndWait() {
        var work = new AtomicInteger();
        script.write(execution -> {
            int done = (int) execution.steps().once("relax", Map.of("encut", 520), work::incrementAndGet);
            stage().awaitCurtain();
            return Map.of("energy", (double) done);
        });
        return work;
    }

    private void writeParentOf(List<Map<String, Object>> children) {
        script.write(execution -> {
            begun.incrementAndGet();
            given.addAll(execution.steps().children("two", Stage.WORKFLOW, children));
            return Map.of("energy", (double) given.size());
        });
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    private static Request scripted() {
        return Request.of(Script.WORKFLOW);
    }

    private DurableSteps steps(Claim claim) {
        return new DurableSteps(claim, new StepRecords(database()), new Results(database()), catalogue(), "test");
    }

    private Claim claim() {
        return claim(Duration.ofMinutes(5));
    }

    private Claim claim(Duration lease) {
        long worker = new WorkerRegistry(database(), lease)
                .enter(new WorkerRecord(WorkerRecord.Kind.WORKER, "node-1", 42, "test", ANYTHING, Optional.empty()));
        return new Claims(database(), worker).next(ANYTHING).orElseThrow();
    }

    private List<RunRecord> children() {
        var children = new ArrayList<RunRecord>();
        view().each(new RunFilter(Set.of(), Tags.NONE, Optional.of(Stage.WORKFLOW)), children::add);
        return children;
    }

    private Map<String, Object> valuesOf(long run) {
        return new Results(database()).of(run).orElseThrow().values();
    }

    private double energyOf(long run) {
        return ((Number) Objects.requireNonNull(valuesOf(run).get("energy"))).doubleValue();
    }
}
