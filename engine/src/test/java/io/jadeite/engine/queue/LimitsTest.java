package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimitsTest extends QueueSuite {
    @Test
    void aLimitOnATagCountsEveryRunThatCarriesIt() {
        limits().set("licence", 2);
        submit(Request.usual().tagged("licence").times(2));
        submit(Request.of("relax.test.other").tagged("big", "licence"));
        long free = submitOne(Request.usual().tagged("big").priority(-1));

        var first = claim(ANYTHING).orElseThrow().attempt().run();
        var second = claim(ANYTHING).orElseThrow().attempt().run();
        var third = claim(ANYTHING).orElseThrow().attempt().run();

        assertThat(List.of(first, second)).doesNotContain(free);
        assertThat(third).isEqualTo(free);
        assertThat(claim(ANYTHING)).isEmpty();
        assertThat(limits().running()).isEqualTo(Map.of("licence", 2L));
    }

    @Test
    void aLimitOnACalculatorCountsAllItsWorkflows() {
        limits().set("test", 1);
        submit(Request.usual());
        submit(Request.of("relax.test.other"));
        long other = submitOne(Request.of("stand-in.other.usual").priority(-1));
        var both = new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("test", "other"), Resources.UNSAID);

        assertThat(claim(both).orElseThrow().attempt().run()).isNotEqualTo(other);
        assertThat(claim(both).orElseThrow().attempt().run()).isEqualTo(other);

        assertThat(claim(both)).isEmpty();
    }

    @Test
    void aLimitThatOnlyTheSubmissionNamesCountsToo() {
        limits().set("file-server", 1);
        var slow = submit(Request.usual().limited("file-server").times(2));
        long free = submitOne(Request.usual().priority(-1));

        assertThat(start(slow.getFirst()).run()).isEqualTo(slow.getFirst());
        assertThat(start(free).run()).isEqualTo(free);

        assertThat(claim(ANYTHING)).isEmpty();
        assertThat(state(slow.getLast())).isEqualTo(RunState.PENDING);
        assertThat(run(slow.getFirst()).tags().sorted()).doesNotContain("file-server");
    }

    @Test
    void ofSeveralLimitsEachHolds() {
        limits().set("a", 1);
        limits().set("b", 2);
        var both = submit(Request.usual().tagged("a").limited("b").times(2));
        var onlyB = submit(Request.usual().tagged("b").times(2));
        submit(Request.usual().tagged("a"));

        start(both.getFirst());
        start(onlyB.getFirst());

        assertThat(claim(ANYTHING)).isEmpty();
        assertThat(limits().running()).isEqualTo(Map.of("a", 1L, "b", 2L));
    }

    @Test
    void aBatchStopsAtTheLimit() {
        limits().set("licence", 3);
        submit(Request.usual().tagged("licence").times(10));
        var claims = new Claims(database(), enterWorker());

        assertThat(claims.next(ANYTHING, lane -> 2)).hasSize(2);
        assertThat(claims.next(ANYTHING, lane -> 10)).hasSize(1);

        assertThat(claims.next(ANYTHING, lane -> 10)).isEmpty();
    }

    @Test
    void workersThatRaceNeverStartMoreThanTheLimit() throws Exception {
        limits().set("licence", 3);
        submit(Request.usual().tagged("licence", "x").times(40));
        submit(Request.usual().tagged("licence", "y").times(40));
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var workers = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 5; i++) {
            var database = fresh().open();
            var claims = new Claims(database, enterWorker());
            int room = 1 + i % 3;
            workers.add(() -> workThrough(database, claims, room, running, most));
        }

        int ended = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(workers)) {
                ended += answer.get();
            }
        }

        assertThat(ended).isEqualTo(80);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 80L);
        assertThat(limits().running()).isEqualTo(Map.of("licence", 0L));
    }

    @Test
    void aLimitOfZeroLetsNoneStartUntilItIsRaisedOrRemoved() {
        limits().set("licence", 0);
        var ids = submit(Request.usual().tagged("licence").times(3));
        assertThat(claim(ANYTHING)).isEmpty();

        limits().set("licence", 1);
        start(ids.getFirst());
        assertThat(claim(ANYTHING)).isEmpty();
        assertThat(limits().all()).singleElement().satisfies(limit -> {
            assertThat(limit.word()).isEqualTo("licence");
            assertThat(limit.capacity()).isEqualTo(1);
            assertThat(limit.owner()).isNotBlank();
        });

        assertThat(limits().remove("licence")).isTrue();
        start(ids.get(1));
        start(ids.get(2));
        assertThat(limits().all()).isEmpty();
        assertThat(limits().remove("licence")).isFalse();
    }

    @Test
    void aLimitBelowWhatRunsStopsNothingButLetsNoneStart() {
        var first = start(submit(Request.usual().tagged("licence").times(4)).getFirst());
        var second = claim(ANYTHING).orElseThrow().attempt();

        limits().set("licence", 1);

        assertThat(state(first.run())).isEqualTo(RunState.RUNNING);
        assertThat(claim(ANYTHING)).isEmpty();
        completions().succeed(first, nothing());
        assertThat(claim(ANYTHING)).isEmpty();
        completions().succeed(second, nothing());
        assertThat(claim(ANYTHING)).isPresent();
        assertThat(claim(ANYTHING)).isEmpty();
    }

    @Test
    void anUnknownLimitIsRefusedWithHowToMakeIt() {
        limits().set("licence", 4);

        assertThatThrownBy(() -> submit(Request.usual().limited("licens", "gpfs", "licence")))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.problems())
                                .containsExactly(
                                        "--limit gpfs: there is no such limit. 'jadeite queue limit gpfs 4' makes it.",
                                        "--limit licens: there is no such limit. Did you mean licence? 'jadeite queue limit licens 4' makes it."));

        assertThat(view().counts()).containsEntry(RunState.PENDING, 0L);
    }

    @Test
    void aLimitThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> limits().set("licence", -1))
                .isInstanceOf(InputException.class)
                .hasMessage("A limit can't be negative, found -1.");
        assertThatThrownBy(() -> limits().set(" ", 1)).isInstanceOf(InputException.class);

        assertThat(limits().all()).isEmpty();
    }

    @Test
    void aRunThatSucceedsFreesItsPlace() {
        var attempt = startTheOnlyOne();

        completions().succeed(attempt, nothing());

        assertThat(claim(ANYTHING)).isPresent();
    }

    @Test
    void aRunThatFailsFreesItsPlace() {
        var attempt = startTheOnlyOne();

        completions().fail(attempt, new Failure("calculation", "it diverged"), nothing());

        assertThat(claim(ANYTHING)).isPresent();
    }

    @Test
    void aRunThatIsCancelledFreesItsPlace() {
        var attempt = startTheOnlyOne();

        completions().cancelled(attempt);

        assertThat(claim(ANYTHING)).isPresent();
    }

    @Test
    void aRunThatIsHandedBackFreesItsPlaceAndTakesItAgain() {
        var attempt = startTheOnlyOne();

        completions().handBack(attempt, "its worker stops");

        assertThat(start(attempt.run()).number()).isEqualTo(2);
        assertThat(claim(ANYTHING)).isEmpty();
    }

    @Test
    void aRunWhoseWorkerIsLostFreesItsPlace() {
        limits().set("licence", 1);
        submit(Request.usual().tagged("licence").times(2));
        var lease = Duration.ofMillis(50);
        assertThat(new Claims(database(), enterWorker(database(), lease)).next(ANYTHING))
                .isPresent();
        assertThat(claim(ANYTHING)).isEmpty();

        Await.until("the lease runs out", () -> new Reaper(database(), lease, 3).reap() == 1);

        assertThat(claim(ANYTHING)).isPresent();
        assertThat(claim(ANYTHING)).isEmpty();
    }

    /** With another waiting for its place. */
    private Attempt startTheOnlyOne() {
        limits().set("licence", 1);
        var ids = submit(Request.usual().tagged("licence").times(2));
        var attempt = start(ids.getFirst());
        assertThat(claim(ANYTHING)).isEqualTo(Optional.empty());
        return attempt;
    }

    /** How many it ended. What is counted as running here is running in the database too. */
    private static int workThrough(
            Database database, Claims claims, int room, AtomicInteger running, AtomicInteger most) {
        var completions = new Completions(database);
        int ended = 0;
        while (!claims.nothingLeft(ANYTHING)) {
            var taken = claims.next(ANYTHING, lane -> room);
            int now = running.addAndGet(taken.size());
            most.accumulateAndGet(now, Math::max);
            for (var claim : taken) {
                running.decrementAndGet();
                completions.succeed(claim.attempt(), nothing());
                ended++;
            }
        }
        return ended;
    }

    private Limits limits() {
        return new Limits(database());
    }
}
