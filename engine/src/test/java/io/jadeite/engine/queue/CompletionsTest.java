package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompletionsTest extends QueueSuite {
    private static final Failure DIVERGED = new Failure("calculation", "it diverged");

    @Test
    void aSuccessIsSavedWithItsResults() {
        var attempt = startNew();

        assertThat(completions().succeed(attempt, result(attempt, -3.5))).isTrue();

        var run = run(attempt.run());
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.finished()).isPresent();
        assertThat(energies()).containsExactly(-3.5);
        assertThat(outcomes(attempt.run())).containsExactly("SUCCEEDED");
        assertThat(view().workers(true)).singleElement().satisfies(worker -> {
            assertThat(worker.state()).isEqualTo("IDLE");
            assertThat(worker.succeeded()).isEqualTo(1);
        });
    }

    @Test
    void aFailureIsSavedWithItsReason() {
        var attempt = startNew();

        assertThat(completions()
                        .fail(attempt, DIVERGED, sql -> ResultWriter.failed(sql, attempt, Request.WORKFLOW, "Cu")))
                .isTrue();

        assertThat(state(attempt.run())).isEqualTo(RunState.FAILED);
        assertThat(run(attempt.run()).message()).contains("it diverged");
        assertThat(new Results(database()).of(attempt.run()).orElseThrow().status())
                .isEqualTo("FAILED");
        assertThat(view().workers(true).getFirst().failed()).isEqualTo(1);
    }

    @Test
    void resultsThatCannotBeSavedLeaveTheRunRunning() {
        var attempt = startNew();

        assertThatThrownBy(() -> completions().succeed(attempt, sql -> {
                    result(attempt, 1).save(sql);
                    throw new IllegalStateException("broken on the way");
                }))
                .hasMessage("broken on the way");
        assertThatThrownBy(() -> completions().fail(attempt, DIVERGED, sql -> {
                    result(attempt, 1).save(sql);
                    sql.update("insert into nowhere values (1)");
                }))
                .hasMessageContaining("nowhere");

        assertThat(state(attempt.run())).isEqualTo(RunState.RUNNING);
        assertThat(energies()).isEmpty();
        assertThat(outcomes(attempt.run())).isEmpty();
        assertThat(completions().succeed(attempt, result(attempt, 2))).isTrue();
    }

    @Test
    void anAttemptThatLostItsRunChangesNothing() {
        var stale = startNew();
        completions().handBack(stale, "stopped");
        var current = start(stale.run());

        refuseEveryEndingOf(stale);

        assertThat(run(stale.run()).state()).isEqualTo(RunState.RUNNING);
        assertThat(run(stale.run()).attempt()).isEqualTo(2);
        assertThat(completions().succeed(current, result(current, -1))).isTrue();
        refuseEveryEndingOf(stale);
        assertThat(state(stale.run())).isEqualTo(RunState.SUCCEEDED);
        assertThat(energies()).containsExactly(-1.0);
    }

    @Test
    void anotherWorkerCannotEndTheAttempt() {
        var attempt = startNew();

        refuseEveryEndingOf(new Attempt(attempt.run(), attempt.number(), enterWorker()));

        assertThat(state(attempt.run())).isEqualTo(RunState.RUNNING);
        assertThat(outcomes(attempt.run())).isEmpty();
    }

    @Test
    void anEndingThatIsToldTwiceStaysAsItWas() {
        var attempt = startNew();
        completions().succeed(attempt, result(attempt, -1));

        refuseEveryOtherEndingOf(attempt);

        assertThat(state(attempt.run())).isEqualTo(RunState.SUCCEEDED);
        assertThat(outcomes(attempt.run())).containsExactly("SUCCEEDED");
        assertThat(view().workers(true).getFirst().failed()).isZero();
    }

    @Test
    void anAttemptThatFailsAfterItWasLostIsSuperseded() {
        var attempt = startLost();

        assertThat(completions().fail(attempt, DIVERGED, result(attempt, 1))).isFalse();

        assertThat(outcomes(attempt.run())).containsExactly("SUPERSEDED");
        assertThat(state(attempt.run())).isEqualTo(RunState.PENDING);
        assertThat(energies()).isEmpty();
    }

    @Test
    void aSuccessThatIsToldTwiceAtTheSameMomentIsSavedOnce() throws Exception {
        var other = new Completions(fresh().open());
        var barrier = new CyclicBarrier(2);
        var saved = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                var attempt = startNew();
                var second = threads.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return other.succeed(attempt, counted(saved, attempt));
                });
                barrier.await(20, TimeUnit.SECONDS);

                boolean first = completions().succeed(attempt, counted(saved, attempt));

                assertThat(first).isTrue();
                assertThat(second.get()).isTrue();
            }
        }
        assertThat(saved).hasValue(20);
        assertThat(energies()).hasSize(20);
    }

    @Test
    void aRunThatIsHandedBackIsNotCharged() {
        var attempt = startNew();

        for (int i = 0; i < 5; i++) {
            assertThat(completions().handBack(i == 0 ? attempt : start(attempt.run()), "its worker stops"))
                    .isTrue();
        }

        var run = run(attempt.run());
        assertThat(run.state()).isEqualTo(RunState.PENDING);
        assertThat(run.message()).contains("its worker stops");
        assertThat(run.finished()).isEmpty();
        assertThat(outcomes(attempt.run())).hasSize(5).containsOnly("HANDED_BACK");
        assertThat(start(attempt.run()).number()).isEqualTo(6);
    }

    @Test
    void aCancelThatWasAskedForWinsOverAHandBack() {
        var attempt = startNew();
        requests().cancel(attempt.run());

        assertThat(completions().handBack(attempt, "its worker stops")).isTrue();

        assertThat(state(attempt.run())).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void aCancelIsNeverForgottenByAHandBackAtTheSameMoment() throws Exception {
        var other = new Requests(fresh().open());
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                var attempt = startNew();
                var cancelled = threads.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return other.cancel(attempt.run());
                });
                barrier.await(20, TimeUnit.SECONDS);

                assertThat(completions().handBack(attempt, "its worker stops")).isTrue();

                assertThat(cancelled.get()).isNotEqualTo(Requests.Cancelled.TOO_LATE);
                assertThat(state(attempt.run())).isEqualTo(RunState.CANCELLED);
            }
        }
    }

    @Test
    void aRunThatIsCancelledWhileItRunsFailsItsChildren() {
        var attempt = startNew();
        long child = submitOne(Request.usual().after(attempt.run()));

        assertThat(completions().cancelled(attempt)).isTrue();

        assertThat(state(attempt.run())).isEqualTo(RunState.CANCELLED);
        assertThat(run(attempt.run()).message()).contains("Cancelled while it ran.");
        assertThat(state(child)).isEqualTo(RunState.FAILED);
    }

    private void refuseEveryEndingOf(Attempt stale) {
        assertThat(completions().succeed(stale, result(stale, 99))).isFalse();
        refuseEveryOtherEndingOf(stale);
    }

    private void refuseEveryOtherEndingOf(Attempt stale) {
        assertThat(completions().fail(stale, DIVERGED, result(stale, 99))).isFalse();
        assertThat(completions().cancelled(stale)).isFalse();
        assertThat(completions().handBack(stale, "stopped")).isFalse();
    }

    private Attempt startLost() {
        long id = submitOne(Request.usual());
        var attempt = new Claims(database(), enterWorker(database(), Duration.ofMillis(1)))
                .next(ANYTHING)
                .orElseThrow()
                .attempt();
        var reaper = new Reaper(database(), Duration.ofMillis(1), 3);
        Await.until("the run is taken from its lost worker", () -> reaper.reap() == 1);
        assertThat(attempt.run()).isEqualTo(id);
        return attempt;
    }

    private List<String> outcomes(long run) {
        return view().attempts(run).stream()
                .flatMap(attempt -> attempt.outcome().stream())
                .toList();
    }

    private List<Double> energies() {
        return database()
                .single(sql -> sql.list("select energy from result order by run_id", row -> {
                    var energy = row.realOrNull("energy");
                    return energy == null ? Double.NaN : energy;
                }));
    }

    private static Completions.Saver counted(AtomicInteger saved, Attempt attempt) {
        return sql -> {
            saved.incrementAndGet();
            write(sql, attempt, 1);
        };
    }

    private static Completions.Saver result(Attempt attempt, double energy) {
        return sql -> write(sql, attempt, energy);
    }

    private static void write(Sql sql, Attempt attempt, double energy) throws SQLException {
        ResultWriter.succeeded(sql, attempt, Request.WORKFLOW, new Outcome(Map.of("energy", energy), List.of()));
    }
}
