package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ClaimsTest extends QueueSuite {
    @Test
    void aClaimBeginsTheFirstAttemptAndTellsWhatToDo() {
        long id = submitOne(Request.usual().parameters("{\"encut\":520}").directory("here/there"));
        long worker = enterWorker();

        var claim = new Claims(database(), worker).next(ANYTHING).orElseThrow();

        assertThat(claim.attempt()).isEqualTo(new Attempt(id, 1, worker));
        assertThat(claim.workflow()).isEqualTo(Request.WORKFLOW);
        assertThat(claim.parameters()).isEqualTo("{\"encut\":520}");
        assertThat(claim.subject()).contains("Cu");
        assertThat(claim.directory()).contains("here/there");
        assertThat(run(id).state()).isEqualTo(RunState.RUNNING);
        assertThat(run(id).worker()).contains("node-1 (worker %d)".formatted(worker));
        assertThat(view().attempts(id)).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.outcome()).isEmpty();
        });
        assertThat(view().workers(true)).singleElement().satisfies(shown -> {
            assertThat(shown.state()).isEqualTo("RUNNING");
            assertThat(shown.run()).hasValue(id);
        });
    }

    @Test
    void anEmptyQueueGivesNothing() {
        assertThat(claim(ANYTHING)).isEmpty();
    }

    @Test
    void aWorkerTakesOnlyRunsThatCarryAllOfItsTags() {
        submit(Request.usual());
        submit(Request.usual().tagged("small-job"));
        submit(Request.usual().tagged("big", "Small-Job"));
        long both = submitOne(Request.usual().tagged("big", "extra", "small-job"));
        var worker = accepting(Tags.of("small-job", "big"), TagMatch.ALL);

        assertThat(claim(worker).orElseThrow().attempt().run()).isEqualTo(both);
        assertThat(claim(worker)).isEmpty();
    }

    @Test
    void aWorkerThatMatchesAnyTakesRunsThatShareATag() {
        submit(Request.usual().tagged("medium"));
        long one = submitOne(Request.usual().tagged("big"));
        var worker = accepting(Tags.of("small", "big"), TagMatch.ANY);

        assertThat(claim(worker).orElseThrow().attempt().run()).isEqualTo(one);
        assertThat(claim(worker)).isEmpty();
    }

    @Test
    void aWorkerThatMatchesExactlyTakesRunsWithTheVerySameUserTags() {
        submit(Request.usual().tagged("a"));
        submit(Request.usual().tagged("a", "b", "c"));
        submit(Request.usual().tagged("A", "b"));
        long same = submitOne(Request.usual().tagged("b", "a"));
        var worker = accepting(Tags.of("a", "b"), TagMatch.EXACT);

        assertThat(claim(worker).orElseThrow().attempt().run()).isEqualTo(same);
        assertThat(claim(worker)).isEmpty();
    }

    @Test
    void typeCalculatorAndFullNameAreTagsOfEveryRun() {
        var ids = submit(Request.usual().times(3));

        for (int i = 0; i < 3; i++) {
            var word = List.of("stand-in", "test", Request.WORKFLOW).get(i);
            assertThat(claim(accepting(Tags.of(word), TagMatch.ALL))
                            .orElseThrow()
                            .attempt()
                            .run())
                    .isEqualTo(ids.get(i));
        }
    }

    @Test
    void aWorkerWithoutTagsTakesAnyRunOfItsCalculators() {
        submit(Request.of("stand-in.other.usual"));
        long tagged = submitOne(Request.usual().tagged("whatever"));

        assertThat(claim(ANYTHING).orElseThrow().attempt().run()).isEqualTo(tagged);
        assertThat(claim(ANYTHING)).isEmpty();
        var other = new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("other"), Resources.UNSAID);
        assertThat(claim(other)).isPresent();
    }

    @Test
    void higherPriorityComesFirstThenTheOlderRunWhicheverItsTags() {
        long low = submitOne(Request.usual().tagged("x").priority(-5));
        long usual = submitOne(Request.usual().tagged("y"));
        long high = submitOne(Request.usual().tagged("z").priority(10));
        long usualToo = submitOne(Request.usual().tagged("x"));
        long highToo = submitOne(Request.usual().tagged("y").priority(10));
        var claims = new Claims(database(), enterWorker());

        var order = new ArrayList<Long>();
        for (var claim = claims.next(ANYTHING); claim.isPresent(); claim = claims.next(ANYTHING)) {
            order.add(claim.get().attempt().run());
        }

        assertThat(order).containsExactly(high, highToo, usual, usualToo, low);
    }

    @Test
    void aWorkerTakesOnlyRunsThatFitItsResources() {
        submit(Request.usual().asking(new Resources(64, 0, 0, Duration.ZERO)));
        submit(Request.usual().asking(new Resources(0, 64_000, 0, Duration.ZERO)));
        submit(Request.usual().asking(new Resources(0, 0, 2, Duration.ZERO)));
        submit(Request.usual().asking(new Resources(0, 0, 0, Duration.ofHours(10))));
        long fits = submitOne(Request.usual().asking(new Resources(16, 8_000, 1, Duration.ofMinutes(30))));
        var worker = having(new Resources(16, 8_000, 1, Duration.ofMinutes(32)));

        assertThat(claim(worker).orElseThrow().attempt().run()).isEqualTo(fits);
        assertThat(claim(worker)).isEmpty();
    }

    @Test
    void whatAWorkerDoesNotSayItHasExceptGpus() {
        submit(Request.usual().asking(new Resources(0, 0, 1, Duration.ZERO)));
        long big = submitOne(Request.usual().asking(new Resources(512, 1_000_000, 0, Duration.ofDays(30))));

        assertThat(claim(ANYTHING).orElseThrow().attempt().run()).isEqualTo(big);
        assertThat(claim(ANYTHING)).isEmpty();
    }

    @Test
    void aRefusedWorkflowIsLeftToOthers() {
        long unknown = submitOne(Request.of("stand-in.test.unknown").priority(9));
        long known = submitOne(Request.usual());
        var claims = new Claims(database(), enterWorker());
        claims.refuse("stand-in.test.unknown");

        assertThat(claims.next(ANYTHING).orElseThrow().attempt().run()).isEqualTo(known);
        assertThat(claims.next(ANYTHING)).isEmpty();
        assertThat(claims.nothingLeft(ANYTHING)).isTrue();
        assertThat(claim(ANYTHING).orElseThrow().attempt().run()).isEqualTo(unknown);
    }

    @Test
    void waitingRunsAreLeftToDoButNotTaken() {
        long parent = submitOne(Request.usual());
        submit(Request.usual().after(parent));
        var claims = new Claims(database(), enterWorker());
        assertThat(claims.next(ANYTHING)).isPresent();

        assertThat(claims.next(ANYTHING)).isEmpty();
        assertThat(claims.nothingLeft(ANYTHING)).isFalse();
        assertThat(claims.nothingLeft(accepting(Tags.of("other"), TagMatch.ALL)))
                .isTrue();
    }

    @Test
    void runsOfALaneThatWasCommittedLateAreFound() {
        var late = Request.usual().tagged("late");
        var claims = new Claims(fresh().open(), enterWorker());
        if (kind() == DatabaseKind.POSTGRESQL) {
            var other = fresh().open();
            database().change(sql -> {
                Lanes.idOf(sql, late.submission().lane(), Owner.in(sql));
                new Submissions(other).submit(Request.usual().tagged("early").submission());
                assertThat(claims.next(ANYTHING)).isPresent();
            });
        }
        long id = submitOne(late);

        assertThat(claims.next(ANYTHING).orElseThrow().attempt().run()).isEqualTo(id);
    }

    @Test
    void noRunIsTakenTwiceByWorkersThatRace() throws Exception {
        var submitted = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            submitted.addAll(submit(
                    Request.usual().tagged("lane-" + i % 3).priority(i % 2).times(50)));
        }
        List<Callable<List<Long>>> workers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var claims = new Claims(fresh().open(), enterWorker());
            workers.add(() -> takeAll(claims));
        }

        var taken = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(workers)) {
                taken.addAll(answer.get());
            }
        }

        assertThat(taken).hasSize(300).containsExactlyInAnyOrderElementsOf(submitted);
        assertThat(view().counts()).containsEntry(RunState.RUNNING, 300L);
    }

    private static List<Long> takeAll(Claims claims) {
        var taken = new ArrayList<Long>();
        while (!claims.nothingLeft(ANYTHING)) {
            claims.next(ANYTHING).ifPresent(claim -> taken.add(claim.attempt().run()));
        }
        return taken;
    }
}
