package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.workflow.Execution;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several runs at a time, short runs in advance. */
class ShiftTest extends ScriptSuite {
    /** How often each run was executed, by its number among its parameters. */
    private final Map<Integer, Integer> executed = new ConcurrentHashMap<>();

    @Test
    void aWorkerExecutesAsManyAtOnceAsItIsToldAndNeverMore() throws Exception {
        submit(quick(12));
        var together = new CyclicBarrier(4);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        script.write(execution -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                together.await(20, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                throw new AssertionError("four weren't executed at once", e);
            } finally {
                now.decrementAndGet();
            }
            return Map.of();
        });

        assertThat(worker(options(4, null, Duration.ofMillis(20), true)).work()).isEqualTo(12);

        assertThat(most).hasValue(4);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 12L);
    }

    @Test
    void aWorkerThatExecutesSeveralAtOnceEndsAfterTheVeryNumberThatItIsTold() throws InterruptedException {
        submit(quick(20));
        script.write(this::note);

        assertThat(worker(options(4, 7, Duration.ofMillis(20), false)).work()).isEqualTo(7);

        assertThat(executed).hasSize(7);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 7L).containsEntry(RunState.PENDING, 13L);
        assertThat(everyOutcome()).hasSize(7).containsOnly("SUCCEEDED");
    }

    @Test
    void shortRunsEndOnceEachThoughSeveralWorkersTakeThemInAdvance() throws InterruptedException {
        submit(quick(600));
        script.write(this::note);
        var workers = List.of(
                inBackground(worker(options(2, null, Duration.ofMillis(20), true))),
                inBackground(worker(options(1, null, Duration.ofMillis(20), true))),
                inBackground(worker(options(3, null, Duration.ofMillis(20), true))));

        int done = 0;
        for (var worker : workers) {
            done += countOf(worker);
        }

        assertThat(done).isEqualTo(600);
        assertThat(executed)
                .hasSize(600)
                .allSatisfy((number, times) -> assertThat(times).isEqualTo(1));
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 600L);
    }

    @Test
    void aStopHandsBackWhatWasTakenInAdvanceUncharged() throws InterruptedException {
        submit(quick(300));
        waitAtRun(100);
        var first = worker(options(1, null, Duration.ofMillis(20), false));
        var running = inBackground(first);
        awaitWaiting();
        Await.until("more is taken than is executed", () -> runningRuns() > 1);

        first.stop("the node is drained");

        assertThat(countOf(running)).isEqualTo(99);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 99L).containsEntry(RunState.PENDING, 201L);
        assertThat(everyOutcome()).contains("HANDED_BACK").containsOnly("SUCCEEDED", "HANDED_BACK");
        assertThat(database().<Long>single(sql -> sql.number("select sum(lost) from run")))
                .isZero();
        stage().curtain.countDown();
        assertThat(workUntilEmpty()).isEqualTo(201);
        assertThat(executed).hasSize(300);
        executed.forEach(
                (number, times) -> assertThat(times).as("run %d", number).isEqualTo(number == 100 ? 2 : 1));
    }

    @Test
    void whereTheFirstCrashFailsARunNothingIsTakenInAdvance() throws InterruptedException {
        submit(quick(150));
        waitAtRun(100);
        var settings = settings().with(Setting.WORKER_CRASH_LIMIT, "1", "the test");
        var running = inBackground(worker(fresh().open(), settings, options(1, null, Duration.ofMillis(20), true)));
        awaitWaiting();

        assertThat(runningRuns()).isEqualTo(1);

        stage().curtain.countDown();
        assertThat(countOf(running)).isEqualTo(150);
    }

    @Test
    void longRunsAreTakenOneForEachHand() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            submit(act("wait"));
        }
        var running = inBackground(worker(options(3, null, Duration.ofMillis(20), true)));
        for (int i = 0; i < 3; i++) {
            awaitWaiting();
        }

        assertThat(runningRuns()).isEqualTo(3);

        stage().curtain.countDown();
        assertThat(countOf(running)).isEqualTo(6);
    }

    @Test
    void aCancelStopsOneOfSeveralAndTheOthersGoOn() throws InterruptedException {
        long first = submit(act("wait"));
        long second = submit(act("wait"));
        long third = submit(act("wait"));
        var running = inBackground(worker(options(3, null, Duration.ofMillis(20), true)));
        for (int i = 0; i < 3; i++) {
            awaitWaiting();
        }

        requests().cancel(second);

        awaitState(second, RunState.CANCELLED);
        assertThat(run(first).state()).isEqualTo(RunState.RUNNING);
        stage().curtain.countDown();
        countOf(running);
        assertThat(run(first).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(third).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void oneThatFailsAmongManyFailsAlone() throws InterruptedException {
        submit(quick(60));
        script.write(execution -> {
            note(execution);
            if (execution.arguments().whole("number") % 7 == 0) {
                throw new JadeiteException("It is a seventh.");
            }
            return Map.of("energy", 1.0);
        });

        assertThat(worker(options(3, null, Duration.ofMillis(20), true)).work()).isEqualTo(60);

        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 52L).containsEntry(RunState.FAILED, 8L);
        assertThat(view().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).isEqualTo("It is a seventh."));
    }

    @Test
    void aWorkflowWithoutFilesGetsNoDirectory() throws InterruptedException {
        long without = submit(quick(1));
        long with = submit(Request.of(Script.WORKFLOW));

        assertThat(workUntilEmpty()).isEqualTo(2);

        assertThat(run(without).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(without).directory()).isEmpty();
        assertThat(run(with).directory()).isPresent();
        assertThat(root().toFile().list()).containsExactly(Script.WORKFLOW + "-" + with);
    }

    @Test
    void aWorkflowWithoutFilesNeedsNoPlaceToWrite() throws Exception {
        Files.createDirectories(root().getParent());
        Files.writeString(root(), "in the way");
        long without = submit(quick(1));

        workUntilEmpty();

        assertThat(run(without).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aCalculationThatDoesNotStopIsLeftAloneAndAnotherTakesItsPlace() throws Exception {
        long deaf = submit(quick(1));
        script.write(execution -> {
            stage().waiting.release();
            while (stage().curtain.getCount() > 0) {
                Thread.onSpinWait();
            }
            return Map.of();
        });
        var claims = new Claims(database(), enterWorker());
        var ended = new CopyOnWriteArrayList<Ended>();
        var executor = new Executor(
                database(),
                new WorkflowSource(catalogue(), Optional.empty()),
                settings(),
                root(),
                "node-1",
                "test",
                InstantSource.system());
        var hands = new Hands(1, executor, step -> {}, ended::add);
        var stuck = new Held(claims.next(accepting("script")).orElseThrow());
        hands.give(List.of(stuck));
        awaitWaiting();
        assertThat(stuck.abandonAfter(Duration.ZERO))
                .as("nobody has stopped it")
                .isFalse();

        stuck.stop(WorkerRegistry.Standing.OURS);
        assertThat(stuck.abandonAfter(Duration.ofHours(1))).isFalse();
        assertThat(stuck.abandonAfter(Duration.ZERO)).isTrue();
        hands.abandon(stuck);

        assertThat(ended).singleElement().satisfies(end -> {
            assertThat(end.held()).isEqualTo(stuck);
            assertThat(end.ending()).isInstanceOf(Ending.Stopped.class);
        });
        assertThat(stuck.abandonAfter(Duration.ZERO))
                .as("it is left alone once")
                .isFalse();
        submit(act("succeed"));
        var next = new Held(claims.next(accepting("test")).orElseThrow());
        hands.give(List.of(next));
        Await.until("the next is executed", () -> ended.size() == 2);
        assertThat(ended.getLast().ending()).isInstanceOf(Ending.Done.class);
        assertThat(run(deaf).state()).isEqualTo(RunState.RUNNING);
    }

    /** Notes that it was executed. */
    private Map<String, Object> note(Execution execution) {
        executed.merge(execution.arguments().whole("number"), 1, Integer::sum);
        return Map.of("energy", 1.0);
    }

    private void waitAtRun(int number) {
        script.write(execution -> {
            var result = note(execution);
            if (execution.arguments().whole("number") == number) {
                stage().awaitCurtain();
            }
            return result;
        });
    }

    private static Request quick(int count) {
        return Request.of(Script.WITHOUT_DIRECTORY).times(count);
    }

    private long runningRuns() {
        return view().counts().getOrDefault(RunState.RUNNING, 0L);
    }

    private List<String> everyOutcome() {
        return database().single(sql -> sql.list("select outcome from attempt", row -> row.text("outcome")));
    }

    private long enterWorker() {
        return new WorkerRegistry(database(), Duration.ofMinutes(5))
                .enter(new WorkerRecord(
                        WorkerRecord.Kind.WORKER, "node-1", 42, "test", accepting("test"), Optional.empty()));
    }

    private static Acceptance accepting(String calculator) {
        return new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(calculator), Resources.UNSAID);
    }
}
