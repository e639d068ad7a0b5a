package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Parts of a workflow that are done once. */
class StepsTest extends ScriptSuite {
    private final AtomicInteger begun = new AtomicInteger();

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
    void anAttemptThatLostItsRunRemembersNothingAndSubmitsNothing() {
        long id = submit(scripted());
        var stale = claim();
        new Completions(database()).handBack(stale.attempt(), "stopped");
        claim();

        assertThatThrownBy(() -> steps(stale).once("relax", Map.of(), () -> 1))
                .isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> steps(stale).children("two", Stage.WORKFLOW, List.of(Map.of("act", "succeed"))))
                .isInstanceOf(InterruptedException.class);
        boolean waits = new StepRecords(database()).awaitChildren(stale.attempt(), List.of());

        assertThat(waits).isFalse();
        assertThat(new StepRecords(database()).find(id, "relax", 1)).isEmpty();
        assertThat(children()).isEmpty();
        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
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

    private Map<String, Object> valuesOf(long run) {
        return new Results(database()).of(run).orElseThrow().values();
    }

    private double energyOf(long run) {
        return ((Number) Objects.requireNonNull(valuesOf(run).get("energy"))).doubleValue();
    }
}
