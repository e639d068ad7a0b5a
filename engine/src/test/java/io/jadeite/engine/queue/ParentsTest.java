package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a run whose parents end in other ways than by success. */
class ParentsTest extends QueueSuite {
    private static final Submission.Policy SKIP = new Submission.Policy(0, Submission.Policy.USUAL_DELAY, false, true);

    @Test
    void aRunWhoseParentFailsIsFailedOrSkippedAsItsSubmissionSays() {
        long parent = submitOne(Request.usual());
        long failing = submitOne(Request.usual().after(parent));
        long skipped = submitOne(Request.usual().after(parent).policy(SKIP));

        fail(start(parent));

        assertThat(state(failing)).isEqualTo(RunState.FAILED);
        assertThat(run(failing).message()).contains("Run %d, which it waited for, is FAILED.".formatted(parent));
        assertThat(state(skipped)).isEqualTo(RunState.CANCELLED);
        assertThat(run(skipped).message())
                .contains("Skipped. Run %d, which it waited for, is FAILED.".formatted(parent));
        assertThat(run(skipped).finished()).isPresent();
    }

    @Test
    void aSkippedRunSkipsWhatWaitsForIt() {
        long parent = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent).policy(SKIP));
        long grandchild = submitOne(Request.usual().after(child).policy(SKIP));
        long strict = submitOne(Request.usual().after(child));

        requests().cancel(parent);

        assertThat(state(child)).isEqualTo(RunState.CANCELLED);
        assertThat(state(grandchild)).isEqualTo(RunState.CANCELLED);
        assertThat(run(grandchild).message())
                .contains(
                        "Skipped. Run %d, which it waited for, is CANCELLED. It began with run %d (stand-in.test.usual)."
                                .formatted(child, parent));
        assertThat(state(strict)).isEqualTo(RunState.FAILED);
    }

    @Test
    void oneFailedParentOfSeveralIsEnoughAndTheOthersChangeNothingMore() {
        long first = submitOne(Request.usual());
        long second = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(first, second));

        fail(start(first));

        assertThat(state(child)).isEqualTo(RunState.FAILED);
        completions().succeed(start(second), nothing());
        assertThat(state(child)).isEqualTo(RunState.FAILED);
        assertThat(run(child).message()).contains("Run %d, which it waited for, is FAILED.".formatted(first));
    }

    @Test
    void aParentWithManyChildrenReleasesThemAll() {
        long parent = submitOne(Request.usual());
        var children = submit(Request.usual().after(parent).times(50));
        long withAnother = submitOne(Request.usual().after(parent, children.getFirst()));

        completions().succeed(start(parent), nothing());

        assertThat(children).allSatisfy(child -> assertThat(state(child)).isEqualTo(RunState.PENDING));
        assertThat(state(withAnother)).isEqualTo(RunState.WAITING);
    }

    @Test
    void aRunThatWaitsForATimeAndAParentNeedsBoth() {
        long parent = submitOne(Request.usual());
        long later =
                submitOne(Request.usual().after(parent).notBefore(Instant.now().plusSeconds(3600)));
        long earlier =
                submitOne(Request.usual().after(parent).notBefore(Instant.now().minusSeconds(5)));
        var reaper = new Reaper(database(), LONG_LEASE, 3);

        reaper.reap();
        assertThat(state(earlier)).isEqualTo(RunState.WAITING);
        completions().succeed(start(parent), nothing());

        assertThat(state(earlier)).isEqualTo(RunState.PENDING);
        assertThat(state(later)).isEqualTo(RunState.WAITING);
        database().change(sql -> sql.update("update run set run_at = ${now} where id = ?", later));
        reaper.reap();
        assertThat(state(later)).isEqualTo(RunState.PENDING);
    }

    @Test
    void twoParentsThatFailAtTheSameMomentEndTheirChildOnce() throws Exception {
        var other = new Completions(fresh().open());
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                var first = startNew();
                var second = startNew();
                long child = submitOne(Request.usual().after(first.run(), second.run()));
                long grandchild = submitOne(Request.usual().after(child));
                var failed = threads.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return other.fail(second, new Failure("calculation", "it diverged"), nothing());
                });
                barrier.await(20, TimeUnit.SECONDS);

                assertThat(fail(first)).isTrue();

                assertThat(failed.get()).isTrue();
                assertThat(state(child)).isEqualTo(RunState.FAILED);
                assertThat(state(grandchild)).isEqualTo(RunState.FAILED);
            }
        }
    }

    @Test
    void aParentThatLiesInTheHistoryIsKnown() {
        long succeeded = submitOne(Request.usual());
        completions().succeed(start(succeeded), nothing());
        long failed = submitOne(Request.usual());
        fail(start(failed));
        moveAllToTheHistory();

        long child = submitOne(Request.usual().after(succeeded));

        assertThat(state(child)).isEqualTo(RunState.PENDING);
        assertThatThrownBy(() -> submit(Request.usual().after(failed)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--after %d: that run is FAILED".formatted(failed));
    }

    @Test
    void aRunIsRetriedOnlyAfterItsFailedParent() {
        long parent = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent));
        long grandchild = submitOne(Request.usual().after(child));
        fail(start(parent));

        refuseToRetry(child, parent);
        refuseToRetry(grandchild, child);
        requests().retry(parent);
        refuseToRetry(grandchild, child);
        requests().retry(child);
        requests().retry(grandchild);

        assertThat(state(child)).isEqualTo(RunState.WAITING);
        completions().succeed(start(parent), nothing());
        assertThat(state(child)).isEqualTo(RunState.PENDING);
        completions().succeed(start(child), nothing());
        assertThat(state(grandchild)).isEqualTo(RunState.PENDING);
    }

    @Test
    void aRunIsRetriedAtOnceWhereItsParentHasSucceededLongAgo() {
        long parent = submitOne(Request.usual());
        completions().succeed(start(parent), nothing());
        long child = submitOne(Request.usual().after(parent));
        fail(start(child));
        moveAllToTheHistory();

        requests().retry(child);

        assertThat(state(child)).isEqualTo(RunState.PENDING);
    }

    @Test
    void aFailedParentInTheHistoryIsStillInTheWayOfARetry() {
        long parent = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent));
        fail(start(parent));
        moveAllToTheHistory();

        refuseToRetry(child, parent);
        requests().retry(parent);
        requests().retry(child);

        assertThat(state(child)).isEqualTo(RunState.WAITING);
        completions().succeed(start(parent), nothing());
        assertThat(state(child)).isEqualTo(RunState.PENDING);
    }

    private void refuseToRetry(long run, long parent) {
        assertThatThrownBy(() -> requests().retry(run))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Run %d waits for run %d, which has failed or been cancelled. Retry that first: jadeite queue retry %d."
                                .formatted(run, parent, parent));
    }

    private boolean fail(Attempt attempt) {
        return completions().fail(attempt, new Failure("calculation", "it diverged"), nothing());
    }

    private void moveAllToTheHistory() {
        var caretaker = new Caretaker(database(), Duration.ofMillis(1));
        Await.until("all runs are in the history", () -> {
            caretaker.care();
            return database().<Long>single(sql -> sql.number("select count(*) from run")) == 0;
        });
    }
}
