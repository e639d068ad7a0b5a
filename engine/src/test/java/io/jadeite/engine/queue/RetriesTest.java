package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that fails by its own fault is tried again as often as its submission says. */
class RetriesTest extends QueueSuite {
    private static final Failure DIVERGED = new Failure("calculation", "it diverged");
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void aRunThatFailsIsTriedAgainWhenItsTimeHasCome() {
        long id = submitOne(retried(1, SHORT));
        fail(start(id));

        assertThat(state(id)).isEqualTo(RunState.WAITING);
        assertThat(run(id).notBefore()).isPresent();
        assertThat(run(id).message()).contains("it diverged");
        assertThat(claim(ANYTHING)).isEmpty();
        awaitPending(id);
        assertThat(start(id).number()).isEqualTo(2);
    }

    @Test
    void aRunThatIsToBeTriedAgainHasAFailedAttemptButNoFailedResult() {
        long id = submitOne(retried(1, SHORT));
        fail(start(id));

        assertThat(outcomes(id)).containsExactly("FAILED");
        assertThat(new Results(database()).of(id)).isEmpty();
        assertThat(view().failures()).isEmpty();
        assertThat(run(id).finished()).isEmpty();

        awaitPending(id);
        fail(start(id));

        assertThat(state(id)).isEqualTo(RunState.FAILED);
        assertThat(outcomes(id)).containsExactly("FAILED", "FAILED");
        assertThat(new Results(database()).of(id).orElseThrow())
                .satisfies(result -> assertThat(result.status()).isEqualTo("FAILED"))
                .satisfies(result -> assertThat(result.attempt()).isEqualTo(2));
        assertThat(view().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.runs()).isEqualTo(1));
        assertThat(view().workers(false)).extracting(WorkerView::failed).containsExactly(0, 1);
    }

    @Test
    void aRunWithoutRetriesFailsAtOnce() {
        long id = submitOne(Request.usual());

        fail(start(id));

        assertThat(state(id)).isEqualTo(RunState.FAILED);
    }

    @Test
    void eachRetryWaitsTwiceAsLongAsTheOneBefore() {
        long id = submitOne(retried(3, Duration.ofHours(1)));

        for (int hours : List.of(1, 2, 4)) {
            fail(start(id));

            assertThat(run(id).notBefore().orElseThrow())
                    .isCloseTo(Instant.now().plus(hours, ChronoUnit.HOURS), within(2, ChronoUnit.MINUTES));
            reap();
            assertThat(state(id)).isEqualTo(RunState.WAITING);
            comeNow(id);
        }
        fail(start(id));
        assertThat(state(id)).isEqualTo(RunState.FAILED);
    }

    @Test
    void noRetryWaitsLongerThanADay() {
        long id = submitOne(retried(20, Duration.ofHours(20)));
        fail(start(id));
        comeNow(id);

        fail(start(id));

        assertThat(run(id).notBefore().orElseThrow())
                .isCloseTo(Instant.now().plus(24, ChronoUnit.HOURS), within(2, ChronoUnit.MINUTES));
    }

    @Test
    void whatIsWrongWithTheInputIsNotTriedAgain() {
        long id = submitOne(retried(5, SHORT));

        completions().fail(start(id), new Failure("input", "encut should be above 0"), nothing());

        assertThat(state(id)).isEqualTo(RunState.FAILED);
        assertThat(run(id).message()).contains("encut should be above 0");
    }

    @Test
    void failuresAreNoLossesAndLossesNoFailures() {
        long id = submitOne(retried(2, SHORT));
        lose(id);
        fail(start(id));
        awaitPending(id);
        lose(id);
        fail(start(id));
        awaitPending(id);

        // Two losses are below the crash limit of three, and both retries are used up.
        assertThat(outcomes(id)).containsExactly("LOST", "FAILED", "LOST", "FAILED");
        fail(start(id));
        assertThat(state(id)).isEqualTo(RunState.FAILED);
        assertThat(run(id).message()).contains("it diverged");
    }

    @Test
    void childrenWaitWhileTheirParentIsTriedAgain() {
        long id = submitOne(retried(1, SHORT));
        long child = submitOne(Request.usual().after(id));

        fail(start(id));

        assertThat(state(child)).isEqualTo(RunState.WAITING);
        awaitPending(id);
        completions().succeed(start(id), nothing());
        assertThat(state(child)).isEqualTo(RunState.PENDING);
    }

    @Test
    void aRunThatSucceedsAtLastTellsNoFailure() {
        long id = submitOne(retried(1, SHORT));
        fail(start(id));
        awaitPending(id);

        completions().succeed(start(id), nothing());

        assertThat(state(id)).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(id).message()).isEmpty();
        assertThat(outcomes(id)).containsExactly("FAILED", "SUCCEEDED");
    }

    @Test
    void aRetryByHandBeginsToCountAnew() {
        long id = submitOne(retried(1, SHORT));
        fail(start(id));
        awaitPending(id);
        fail(start(id));
        assertThat(state(id)).isEqualTo(RunState.FAILED);

        requests().retry(id);

        assertThat(state(id)).isEqualTo(RunState.PENDING);
        assertThat(new Results(database()).of(id)).isEmpty();
        fail(start(id));
        assertThat(state(id)).isEqualTo(RunState.WAITING);
    }

    @Test
    void aRetryByHandDoesNotWaitForTheDelayOfTheLastFailure() {
        long id = submitOne(retried(1, Duration.ofHours(5)));
        fail(start(id));
        requests().cancel(id);

        requests().retry(id);

        assertThat(state(id)).isEqualTo(RunState.PENDING);
        assertThat(run(id).notBefore()).isEmpty();
    }

    @Test
    void aCancelThatWasAskedForWinsOverARetry() {
        long id = submitOne(retried(3, SHORT));
        long child = submitOne(Request.usual().after(id));
        var attempt = start(id);
        requests().cancel(id);

        assertThat(fail(attempt)).isTrue();

        assertThat(state(id)).isEqualTo(RunState.CANCELLED);
        assertThat(state(child)).isEqualTo(RunState.FAILED);
    }

    private static Request retried(int times, Duration delay) {
        return Request.usual().policy(new Submission.Policy(times, delay, false, false));
    }

    private boolean fail(Attempt attempt) {
        return completions().fail(attempt, DIVERGED, sql -> ResultWriter.failed(sql, attempt, Request.WORKFLOW, "Cu"));
    }

    private void lose(long run) {
        long worker = enterWorker(database(), SHORT);
        assertThat(new Claims(database(), worker).next(ANYTHING).orElseThrow().attempt())
                .satisfies(attempt -> assertThat(attempt.run()).isEqualTo(run));
        Await.until("the lease runs out", () -> reap() == 1);
    }

    private void awaitPending(long run) {
        Await.until("the retry's time has come", () -> {
            reap();
            return state(run) == RunState.PENDING;
        });
    }

    private void comeNow(long run) {
        database().change(sql -> sql.update("update run set run_at = ${now} where id = ?", run));
        reap();
    }

    private int reap() {
        return new Reaper(database(), SHORT, 3).reap();
    }

    private List<String> outcomes(long run) {
        return view().attempts(run).stream()
                .flatMap(attempt -> attempt.outcome().stream())
                .toList();
    }
}
