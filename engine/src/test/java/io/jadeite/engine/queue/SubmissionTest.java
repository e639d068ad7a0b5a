package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubmissionTest extends QueueSuite {
    @Test
    void aNewRunIsPendingAndShowsWhatWasAsked() {
        long id = submitOne(Request.usual().tagged("b", "a").priority(7).parameters("{\"encut\":520}"));

        var run = run(id);
        assertThat(run.state()).isEqualTo(RunState.PENDING);
        assertThat(run.userTags()).isEqualTo(Tags.of("a", "b"));
        assertThat(run.tags()).isEqualTo(Tags.of("a", "b", "stand-in", "test", Request.WORKFLOW));
        assertThat(run.priority()).isEqualTo(7);
        assertThat(run.attempt()).isZero();
        assertThat(run.subject()).isEqualTo("Cu");
        assertThat(run.owner()).isNotBlank();
        assertThat(run.created()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(view().parameters(id)).isEqualTo(Map.of("encut", 520));
    }

    @Test
    void aRunForLaterWaitsUntilItsTimeHasCome() {
        long later = submitOne(Request.usual().notBefore(Instant.now().plusSeconds(3600)));
        long past = submitOne(Request.usual().notBefore(Instant.now().minusSeconds(5)));
        long soon = submitOne(Request.usual().notBefore(Instant.now().plusMillis(300)));

        assertThat(state(later)).isEqualTo(RunState.WAITING);
        assertThat(state(past)).isEqualTo(RunState.PENDING);
        Await.until("the run's time has come", () -> {
            new Reaper(database(), LONG_LEASE, 3).reap();
            return state(soon) == RunState.PENDING;
        });
        assertThat(state(later)).isEqualTo(RunState.WAITING);
    }

    @Test
    void manyItemsBecomeManyRunsInTheirOrder() {
        var ids = submit(Request.usual().times(250).directory("screening"));

        assertThat(ids).hasSize(250).isSorted().doesNotHaveDuplicates();
        assertThat(view().parameters(ids.get(99))).isEqualTo(Map.of("number", 100));
        assertThat(claim(ANYTHING).orElseThrow().directory()).contains("screening/1");
        assertThat(view().counts()).containsEntry(RunState.PENDING, 249L).containsEntry(RunState.RUNNING, 1L);
    }

    @Test
    void aSubmissionThatIsRefusedLeavesNothing() {
        long parent = submitOne(Request.usual());

        assertThatThrownBy(() -> submit(Request.usual().times(3).after(parent, 999L)))
                .isInstanceOf(InputException.class)
                .hasMessage("--after 999: there is no such run.");

        assertThat(view().counts()).containsEntry(RunState.PENDING, 1L).containsEntry(RunState.WAITING, 0L);
    }

    @Test
    void theSameKeyAgainGivesTheSameRuns() {
        var one = submit(Request.usual().key("nightly"));
        var several = submit(Request.usual().times(3).key("screening"));

        assertThat(submit(Request.usual().key("nightly"))).isEqualTo(one);
        assertThat(submit(Request.usual().times(3).key("screening"))).isEqualTo(several);
        assertThat(submit(Request.usual().times(4).key("screening")))
                .hasSize(4)
                .startsWith(several.toArray(Long[]::new));
        assertThat(view().counts()).containsEntry(RunState.PENDING, 5L);
    }

    @Test
    void aKeyOfAnotherWorkflowIsRefused() {
        long first = submitOne(Request.usual().key("nightly"));

        assertThatThrownBy(() -> submit(Request.of("stand-in.test.other").key("nightly")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nightly")
                .hasMessageContaining("run " + first)
                .hasMessageContaining(Request.WORKFLOW);
    }

    @Test
    void theSameKeyFromSeveralProcessesAtOnceGivesTheSameRuns() throws Exception {
        for (int round = 0; round < 10; round++) {
            submitAtOnce(4, Request.usual().times(3).key("round-" + round));
        }
        assertThat(view().counts()).containsEntry(RunState.PENDING, 30L);
    }

    @Test
    void aKeyThatIsKnownGivesItsRunsEvenAfterTheirParentHasFailed() {
        long parent = submitOne(Request.usual());
        var children = submit(Request.usual().after(parent).key("again"));
        completions().fail(start(parent), new Failure("calculation", "no"), nothing());

        assertThat(submit(Request.usual().after(parent).key("again"))).isEqualTo(children);
    }

    @Test
    void aRunWaitsForItsParentsAndIsReleasedByTheLastOne() {
        long first = submitOne(Request.usual());
        long second = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(first, second));

        assertThat(state(child)).isEqualTo(RunState.WAITING);
        completions().succeed(start(first), nothing());
        assertThat(state(child)).isEqualTo(RunState.WAITING);
        assertThat(view().unfinishedParents(child)).containsExactly(second);
        completions().succeed(start(second), nothing());
        assertThat(state(child)).isEqualTo(RunState.PENDING);
        assertThat(submit(Request.usual().after(first)))
                .allSatisfy(id -> assertThat(state(id)).isEqualTo(RunState.PENDING));
    }

    @Test
    void aParentThatIsNamedTwiceCountsOnce() {
        long parent = submitOne(Request.usual());

        long child = submitOne(Request.usual().after(parent, parent));

        assertThat(view().unfinishedParents(child)).containsExactly(parent);
    }

    @Test
    void aFailureGoesDownTheWholeTree() {
        long parent = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent));
        long grandchild = submitOne(Request.usual().after(child));

        completions().fail(start(parent), new Failure("calculation", "it diverged"), nothing());

        assertThat(state(child)).isEqualTo(RunState.FAILED);
        assertThat(state(grandchild)).isEqualTo(RunState.FAILED);
        assertThat(run(child).message()).contains("Run %d, which it waited for, is FAILED.".formatted(parent));
        assertThat(run(grandchild).message())
                .contains("Run %d, which it waited for, is FAILED. It began with run %d (stand-in.test.usual)."
                        .formatted(child, parent));
    }

    @Test
    void aCancelGoesDownTheWholeTree() {
        long parent = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent));
        long grandchild = submitOne(Request.usual().after(child));

        requests().cancel(parent);

        assertThat(state(child)).isEqualTo(RunState.FAILED);
        assertThat(state(grandchild)).isEqualTo(RunState.FAILED);
        assertThat(run(child).message()).contains("Run %d, which it waited for, is CANCELLED.".formatted(parent));
    }

    @Test
    void waitingForARunThatHasFailedIsRefused() {
        long failed = submitOne(Request.usual());
        completions().fail(start(failed), new Failure("calculation", "it diverged"), nothing());
        long cancelled = submitOne(Request.usual());
        requests().cancel(cancelled);

        assertThatThrownBy(() -> submit(Request.usual().after(failed, cancelled)))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.problems())
                                .hasSize(2)
                                .anySatisfy(problem -> assertThat(problem).contains("is FAILED"))
                                .anySatisfy(problem -> assertThat(problem).contains("is CANCELLED")));
    }

    @Test
    void noChildMissesTheEndOfItsParent() throws Exception {
        var other = fresh().open();
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 25; round++) {
                var attempt = startNew();
                var child = threads.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return new Submissions(other)
                            .submit(Request.usual().after(attempt.run()).submission())
                            .getFirst();
                });
                barrier.await(20, TimeUnit.SECONDS);

                assertThat(completions().succeed(attempt, nothing())).isTrue();

                assertThat(state(child.get())).isEqualTo(RunState.PENDING);
                completions().succeed(start(child.get()), nothing());
            }
        }
    }

    @Test
    void twoParentsThatEndAtTheSameMomentReleaseTheirChild() throws Exception {
        var other = new Completions(fresh().open());
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 25; round++) {
                var first = startNew();
                var second = startNew();
                long child = submitOne(Request.usual().after(first.run(), second.run()));
                var finished = threads.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return other.succeed(second, nothing());
                });
                barrier.await(20, TimeUnit.SECONDS);

                assertThat(completions().succeed(first, nothing())).isTrue();

                assertThat(finished.get()).isTrue();
                new Reaper(database(), LONG_LEASE, 3).reap();
                assertThat(state(child)).isEqualTo(RunState.PENDING);
                completions().succeed(start(child), nothing());
            }
        }
    }
}
