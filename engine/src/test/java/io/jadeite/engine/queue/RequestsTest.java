package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Requests.Cancelled;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest extends QueueSuite {
    @Test
    void aRunThatHasNotStartedIsCancelledNow() {
        long pending = submitOne(Request.usual());
        long waiting = submitOne(Request.usual().notBefore(Instant.now().plusSeconds(3600)));

        assertThat(requests().cancel(pending)).isEqualTo(Cancelled.NOW);
        assertThat(requests().cancel(waiting)).isEqualTo(Cancelled.NOW);

        assertThat(view().counts()).containsEntry(RunState.CANCELLED, 2L);
        assertThat(run(pending).finished()).isPresent();
        assertThat(claim(ANYTHING)).isEmpty();
    }

    @Test
    void aRunningRunIsAskedToBeCancelled() {
        var attempt = startNew();

        assertThat(requests().cancel(attempt.run())).isEqualTo(Cancelled.REQUESTED);

        assertThat(state(attempt.run())).isEqualTo(RunState.RUNNING);
        assertThat(run(attempt.run()).cancelRequested()).isTrue();
    }

    @Test
    void aFinishedRunIsNotCancelledAnyMore() {
        for (long run : finishedRuns()) {
            var before = state(run);

            assertThat(requests().cancel(run)).isEqualTo(Cancelled.TOO_LATE);

            assertThat(state(run)).isEqualTo(before);
        }
    }

    @Test
    void aFailedRunIsRetriedAsANewAttemptWithoutItsOldResult() {
        var attempt = startNew();
        completions()
                .fail(
                        attempt,
                        new Failure("calculation", "it diverged"),
                        sql -> ResultWriter.failed(sql, attempt, Request.WORKFLOW, "Cu"));

        requests().retry(attempt.run());

        assertThat(state(attempt.run())).isEqualTo(RunState.PENDING);
        assertThat(run(attempt.run()).finished()).isEmpty();
        assertThat(new Results(database()).of(attempt.run())).isEmpty();
        assertThat(view().failures()).isEmpty();
        assertThat(start(attempt.run()).number()).isEqualTo(2);
    }

    @Test
    void aCancelledRunIsRetriedAndWaitsForItsParentsAgain() {
        var parent = startNew();
        long child = submitOne(Request.usual().after(parent.run()));
        requests().cancel(child);

        requests().retry(child);

        assertThat(state(child)).isEqualTo(RunState.WAITING);
        completions().succeed(parent, nothing());
        assertThat(state(child)).isEqualTo(RunState.PENDING);
    }

    @Test
    void onlyFailedAndCancelledRunsAreRetried() {
        var running = startNew();
        var succeeded = startNew();
        completions().succeed(succeeded, nothing());
        long waiting = submitOne(Request.usual().after(running.run()));
        long pending = submitOne(Request.usual());

        for (long run : List.of(running.run(), succeeded.run(), waiting, pending)) {
            var before = state(run);

            assertThatThrownBy(() -> requests().retry(run))
                    .isInstanceOf(InputException.class)
                    .hasMessage("Run %d is %s; only failed or cancelled runs can be retried.".formatted(run, before));
        }
    }

    @Test
    void aRunThatWasExecutedHereIsNotRetried() {
        long worker = new WorkerRegistry(database(), LONG_LEASE).enter(record(WorkerRecord.Kind.HERE, ANYTHING));
        var attempt = new HereRuns(database())
                .begin(Request.usual().submission(), worker)
                .attempt();
        completions().fail(attempt, new Failure("calculation", "it diverged"), nothing());

        assertThatThrownBy(() -> requests().retry(attempt.run()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Run %d was executed by 'workflows run'".formatted(attempt.run()));

        assertThat(state(attempt.run())).isEqualTo(RunState.FAILED);
        assertThat(view().workers(false)).isEmpty();
        assertThat(view().lane(attempt.run())).isEmpty();
    }

    @Test
    void deletingHidesRunsAndCancelsThoseThatHaveNotStarted() {
        var runs = new ArrayList<>(finishedRuns());
        long pending = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(pending));
        runs.add(pending);

        assertThat(requests().delete(runs)).isEqualTo(4);
        assertThat(requests().delete(runs)).isZero();

        assertThat(shown()).containsExactly(child);
        assertThat(state(pending)).isEqualTo(RunState.CANCELLED);
        assertThat(state(child)).isEqualTo(RunState.FAILED);
        assertThat(view().counts()).containsEntry(RunState.FAILED, 1L).containsEntry(RunState.CANCELLED, 0L);
    }

    @Test
    void aRunningRunIsNotDeleted() {
        var attempt = startNew();

        assertThat(requests().delete(List.of(attempt.run()))).isZero();

        assertThat(shown()).containsExactly(attempt.run());
    }

    @Test
    void aRunThatDoesNotExistIsToldByItsNumber() {
        assertThatThrownBy(() -> requests().cancel(77))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no run 77");
        assertThatThrownBy(() -> requests().retry(77))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no run 77");
        assertThatThrownBy(() -> view().run(77))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no run 77");
    }

    @Test
    void deletingIsDoneForAllOrForNone() {
        long pending = submitOne(Request.usual());

        assertThatThrownBy(() -> requests().delete(List.of(pending, 77L))).isInstanceOf(InputException.class);

        assertThat(state(pending)).isEqualTo(RunState.PENDING);
        assertThat(shown()).containsExactly(pending);
    }

    private List<Long> finishedRuns() {
        var succeeded = startNew();
        completions().succeed(succeeded, nothing());
        var failed = startNew();
        completions().fail(failed, new Failure("calculation", "it diverged"), nothing());
        var cancelled = startNew();
        completions().cancelled(cancelled);
        return List.of(succeeded.run(), failed.run(), cancelled.run());
    }

    private List<Long> shown() {
        var shown = new ArrayList<Long>();
        view().each(RunFilter.ALL, run -> shown.add(run.id()));
        return shown;
    }
}
