package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueViewTest extends QueueSuite {
    @Test
    void moreRunsThanAPageAreListedInTheirOrder() {
        var ids = submit(Request.usual().times(2_500));

        assertThat(listed(RunFilter.ALL)).isEqualTo(ids);
    }

    @Test
    void theNewestAreListedByPagesToo() {
        submit(Request.of("relax.test.other").times(10));
        var ids = submit(Request.usual().times(2_500));
        var other = new RunFilter(Set.of(), Tags.NONE, Optional.of("relax.test.other"));

        var newest = new ArrayList<Long>();
        view().eachOfNewest(RunFilter.ALL, 1_700, run -> newest.add(run.id()));
        var few = new ArrayList<Long>();
        view().eachOfNewest(other, 1_700, run -> few.add(run.id()));

        assertThat(newest).isEqualTo(ids.subList(800, 2_500));
        assertThat(few).hasSize(10);
    }

    @Test
    void eachRunsAttemptsAreFoundInTheirOrderAlsoTheOneThatGoesOn() {
        var lost = startNew();
        completions().handBack(lost, "the worker has to stop");
        var again = start(lost.run());
        var done = startNew();
        completions().succeed(done, nothing());
        long waiting = submitOne(Request.usual());

        var attempts = view().attempts(List.of(done.run(), waiting, lost.run()));

        assertThat(again.run()).isEqualTo(lost.run());
        assertThat(attempts).containsOnlyKeys(lost.run(), done.run());
        assertThat(attempts.get(lost.run()))
                .extracting(AttemptRecord::number, AttemptRecord::outcome)
                .containsExactly(tuple(1, Optional.of("HANDED_BACK")), tuple(2, Optional.empty()));
        assertThat(attempts.get(done.run()))
                .extracting(AttemptRecord::outcome)
                .containsExactly(Optional.of("SUCCEEDED"));
    }

    @Test
    void listsAreFilteredByStateTagsAndWorkflow() {
        long running = startNew().run();
        long tagged = submitOne(Request.usual().tagged("small", "cu"));
        long other = submitOne(Request.of("relax.test.other").tagged("small"));

        assertThat(listed(new RunFilter(Set.of(RunState.RUNNING, RunState.FAILED), Tags.NONE, Optional.empty())))
                .containsExactly(running);
        assertThat(listed(new RunFilter(Set.of(), Tags.of("small"), Optional.empty())))
                .containsExactly(tagged, other);
        assertThat(listed(new RunFilter(Set.of(), Tags.of("small", "stand-in"), Optional.empty())))
                .containsExactly(tagged);
        assertThat(listed(new RunFilter(Set.of(), Tags.NONE, Optional.of("relax.test.other"))))
                .containsExactly(other);
        assertThat(listed(new RunFilter(Set.of(RunState.PENDING), Tags.of("Small"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void theNewestAndHowManyThereAreAgreeWithTheList() {
        var ids = submit(Request.usual().tagged("a\"b", "ä").times(5));
        submit(Request.usual().tagged("a").times(2));
        var filter = new RunFilter(Set.of(RunState.PENDING), Tags.of("a\"b", "ä"), Optional.empty());

        assertThat(listed(filter)).isEqualTo(ids);
        assertThat(view().count(filter)).isEqualTo(5);
        assertThat(view().count(RunFilter.ALL)).isEqualTo(7);
        assertThat(view().newest(filter, 2)).extracting(RunRecord::id).isEqualTo(ids.subList(3, 5));
        assertThat(view().newest(filter, 9)).extracting(RunRecord::id).isEqualTo(ids);
    }

    @Test
    void runsAreFoundByTheirNumbers() {
        var ids = submit(Request.usual().times(3));

        var found = view().runs(List.of(ids.get(2), 999L, ids.get(0)));

        assertThat(found).extracting(RunRecord::id).containsExactly(ids.get(0), ids.get(2));
    }

    @Test
    void countsHaveEveryState() {
        assertThat(view().counts()).hasSize(RunState.values().length).containsEntry(RunState.PENDING, 0L);
        completions().succeed(startNew(), nothing());
        submit(Request.usual().times(2));

        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 1L).containsEntry(RunState.PENDING, 2L);
    }

    @Test
    void failuresAreCountedByKindAndMessage() {
        for (var message : List.of("it diverged", "no convergence", "it diverged")) {
            completions().fail(startNew(), new Failure("calculation", message), nothing());
        }

        assertThat(view().failures())
                .extracting(FailureCount::kind, FailureCount::message, FailureCount::runs)
                .containsExactly(tuple("calculation", "it diverged", 2L), tuple("calculation", "no convergence", 1L));
    }

    @Test
    void aWorkerIsShownWithAllThatItSaid() {
        var acceptance = new Acceptance(
                Tags.of("small", "cu"),
                TagMatch.EXACT,
                Set.of("test", "emt"),
                new Resources(8, 16_000, 2, Duration.ZERO));
        var ends = Instant.now().plus(Duration.ofHours(2));
        new WorkerRegistry(database(), LONG_LEASE)
                .enter(new WorkerRecord(WorkerRecord.Kind.WORKER, "node-3", 99, "1.2", acceptance, Optional.of(ends)));

        var worker = view().workers(true).getFirst();

        assertThat(worker.host()).isEqualTo("node-3");
        assertThat(worker.pid()).isEqualTo(99);
        assertThat(worker.version()).isEqualTo("1.2");
        assertThat(worker.acceptance().tags()).isEqualTo(acceptance.tags());
        assertThat(worker.acceptance().match()).isEqualTo(TagMatch.EXACT);
        assertThat(worker.acceptance().calculators()).isEqualTo(acceptance.calculators());
        assertThat(worker.acceptance().capacity().gpus()).isEqualTo(2);
        assertThat(worker.acceptance().capacity().time()).isBetween(Duration.ofMinutes(115), Duration.ofMinutes(125));
        assertThat(worker.state()).isEqualTo("IDLE");
        assertThat(worker.run()).isEmpty();
    }

    @Test
    void aLaneIsReadAsItWasSubmitted() {
        var request = Request.usual().tagged("x").asking(new Resources(4, 2_000, 1, Duration.ofMinutes(50)));

        long id = submitOne(request);

        Lane expected = request.submission().lane();
        assertThat(view().lane(id)).contains(expected);
        assertThat(expected.resources().time()).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void whatComesBeforeARunIsCountedInItsLane() {
        submit(Request.usual().times(3));
        submit(Request.usual().tagged("other").times(3));
        long id = submitOne(Request.usual());
        submit(Request.usual().priority(3));

        assertThat(view().ahead(id)).isEqualTo(4);
    }

    private List<Long> listed(RunFilter filter) {
        var listed = new ArrayList<Long>();
        view().each(filter, run -> listed.add(run.id()));
        return listed;
    }
}
