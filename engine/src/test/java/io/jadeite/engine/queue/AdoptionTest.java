package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A calculation whose worker was taken for lost, but which finishes all the same: its result counts if none does yet. */
class AdoptionTest extends QueueSuite {
    private static final Duration SHORT_LEASE = Duration.ofMillis(1);

    @Test
    void theResultOfALostAttemptIsAdoptedWhileTheRunIsPending() {
        var lost = startLost(3);
        long child = submitOne(Request.usual().after(lost.run()));

        assertThat(completions().succeed(lost, result(lost, -1.5))).isTrue();

        assertThat(run(lost.run()).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(lost.run()).attempt()).isEqualTo(1);
        assertThat(energy(lost.run())).isEqualTo(-1.5);
        assertThat(view().attempts(lost.run()).getFirst().outcome()).contains("SUCCEEDED");
        assertThat(state(child)).isEqualTo(RunState.PENDING);
    }

    @Test
    void whoeverHasTheRunByNowIsSuperseded() {
        var lost = startLost(3);
        var second = start(lost.run());

        assertThat(completions().succeed(lost, result(lost, -1.5))).isTrue();

        assertThat(new WorkerRegistry(database(), LONG_LEASE).standing(second))
                .isEqualTo(WorkerRegistry.Standing.SUPERSEDED);
        assertThat(completions().succeed(second, result(second, 99))).isFalse();
        assertThat(energy(lost.run())).isEqualTo(-1.5);
        assertThat(run(lost.run()).attempt()).isEqualTo(1);
    }

    @Test
    void theFirstResultCounts() {
        var lost = startLost(3);
        var second = start(lost.run());
        completions().succeed(second, result(second, -2.5));

        assertThat(completions().succeed(lost, result(lost, 99))).isFalse();

        assertThat(energy(lost.run())).isEqualTo(-2.5);
        assertThat(run(lost.run()).attempt()).isEqualTo(2);
    }

    @Test
    void aRunThatLostTooManyWorkersIsStillSavedByALateResult() {
        var lost = startLost(1);
        assertThat(state(lost.run())).isEqualTo(RunState.FAILED);

        assertThat(completions().succeed(lost, result(lost, -1.5))).isTrue();

        assertThat(run(lost.run()).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(view().failures()).isEmpty();
    }

    @Test
    void aCancelledRunAdoptsNothing() {
        var lost = startLost(3);
        requests().cancel(lost.run());

        assertThat(completions().succeed(lost, result(lost, 99))).isFalse();

        assertThat(state(lost.run())).isEqualTo(RunState.CANCELLED);
        assertThat(new Results(database()).of(lost.run())).isEmpty();
    }

    @Test
    void aFailureIsNotAdopted() {
        var lost = startLost(3);

        assertThat(completions().fail(lost, new Failure("calculation", "diverged"), nothing()))
                .isFalse();

        assertThat(state(lost.run())).isEqualTo(RunState.PENDING);
    }

    @Test
    void aSuccessThatIsToldTwiceIsTrueTwiceAndSavedOnce() {
        var attempt = startNew();
        completions().succeed(attempt, result(attempt, -1.5));

        assertThat(completions().succeed(attempt, result(attempt, -1.5))).isTrue();

        assertThat(view().attempts(attempt.run()).getFirst().outcome()).contains("SUCCEEDED");
    }

    @Test
    void anAdoptedRunCanBeFollowedByOthersOfItsNumbering() {
        var lost = startLost(3);
        start(lost.run());
        completions().succeed(lost, result(lost, -1.5));

        assertThat(view().attempts(lost.run())).hasSize(2);
        long last = database().single(sql -> sql.number("select attempt from run where id = ?", lost.run()));
        assertThat(last).isEqualTo(2);
    }

    private Attempt startLost(int crashLimit) {
        submitOne(Request.usual());
        var attempt = new Claims(database(), enterWorker(database(), SHORT_LEASE))
                .next(ANYTHING)
                .orElseThrow()
                .attempt();
        var reaper = new Reaper(database(), SHORT_LEASE, crashLimit);
        Await.until("the run is taken from its lost worker", () -> reaper.reap() == 1);
        return attempt;
    }

    private double energy(long run) {
        return (double) new Results(database()).of(run).orElseThrow().values().getOrDefault("energy", Double.NaN);
    }

    private static Completions.Saver result(Attempt attempt, double energy) {
        return sql -> ResultWriter.succeeded(
                sql, attempt, Request.WORKFLOW, new Outcome(Map.of("energy", energy), List.of()));
    }
}
