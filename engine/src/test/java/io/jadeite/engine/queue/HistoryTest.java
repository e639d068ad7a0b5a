package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs that finished long ago lie elsewhere, and nobody who looks at the queue can tell. */
class HistoryTest extends HistorySuite {
    @Test
    void finishedRunsMoveAndAllOthersStay() {
        var finished = finishedRuns();
        long running = startNew().run();
        long waiting = submitOne(Request.usual().notBefore(Instant.now().plusSeconds(3600)));
        long pending = submitOne(Request.usual());

        moveToHistory(3);

        assertThat(numbersIn("run_history")).isEqualTo(finished);
        assertThat(numbersIn("run")).containsExactly(running, waiting, pending);
    }

    @Test
    void whatFinishedNotLongAgoStays() {
        var finished = finishedRuns();
        database()
                .change(sql -> sql.update(
                        "update run set finished_at = ${now} - ? where id = ?",
                        Duration.ofDays(8).toMillis(),
                        finished.getLast()));

        new Caretaker(database(), Duration.ofDays(7)).care();

        assertThat(numbersIn("run_history")).containsExactly(finished.getLast());
    }

    @Test
    void aRunOfTheHistoryLooksAsItDidBefore() {
        var finished = finishedRuns();
        var before = finished.stream().map(this::run).toList();
        var attempts = finished.stream().map(view()::attempts).toList();
        var counts = view().counts();
        var failures = view().failures();
        var lane = view().lane(finished.getFirst());

        moveToHistory(3);

        assertThat(finished.stream().map(this::run).toList()).isEqualTo(before);
        assertThat(finished.stream().map(view()::attempts).toList()).isEqualTo(attempts);
        assertThat(view().counts())
                .isEqualTo(counts)
                .containsEntry(RunState.SUCCEEDED, 1L)
                .containsEntry(RunState.FAILED, 1L)
                .containsEntry(RunState.CANCELLED, 1L);
        assertThat(view().failures()).isEqualTo(failures).hasSize(1);
        assertThat(view().lane(finished.getFirst())).isEqualTo(lane).isPresent();
        assertThat(view().parameters(finished.getFirst())).containsEntry("n", 1);
    }

    @Test
    void listsHoldTheHistoryAndTheRestInOneOrder() {
        var finished = finishedRuns();
        moveToHistory(3);
        long pending = submitOne(Request.usual());
        var all = new ArrayList<>(finished);
        all.add(pending);

        assertThat(listed(RunFilter.ALL)).isEqualTo(all);
        assertThat(listed(new RunFilter(Set.of(RunState.FAILED, RunState.PENDING), Tags.NONE, Optional.empty())))
                .containsExactly(finished.get(1), pending);
        assertThat(listed(new RunFilter(Set.of(), Tags.of("old"), Optional.of(Request.WORKFLOW))))
                .isEqualTo(finished);
    }

    @Test
    void resultsOfTheHistoryAreReadAsAllOthers() {
        var finished = finishedRuns();
        moveToHistory(3);
        var results = new Results(database());
        var shown = new ArrayList<Long>();

        results.each(Request.WORKFLOW, (ResultRecord result) -> shown.add(result.run()));

        assertThat(shown).containsExactly(finished.get(0), finished.get(1));
        assertThat(results.of(finished.get(0)).orElseThrow().values()).containsEntry("energy", -3.5);
    }

    @Test
    void aRetryBringsARunBack() {
        var finished = finishedRuns();
        moveToHistory(3);

        requests().retry(finished.get(1));

        assertThat(state(finished.get(1))).isEqualTo(RunState.PENDING);
        assertThat(new Results(database()).of(finished.get(1))).isEmpty();
        assertThat(view().counts()).containsEntry(RunState.FAILED, 0L).containsEntry(RunState.PENDING, 1L);
        assertThat(start(finished.get(1)).number()).isEqualTo(2);
        completions().succeed(new Attempt(finished.get(1), 2, lastWorker()), nothing());
        moveToHistory(3);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 2L);
        assertThat(listed(RunFilter.ALL)).isEqualTo(finished);
    }

    @Test
    void theLateResultOfARunThatWasGivenUpIsAdoptedFromTheHistory() {
        long brief = enterWorker(database(), Duration.ofMillis(1));
        long id = submitOne(Request.usual());
        var lost = new Claims(database(), brief).next(ANYTHING).orElseThrow().attempt();
        Await.until("the run is given up", () -> {
            new Reaper(database(), Duration.ofMillis(1), 1).reap();
            return state(id) == RunState.FAILED;
        });
        moveToHistory(1);

        assertThat(completions().succeed(lost, nothing())).isTrue();

        assertThat(state(id)).isEqualTo(RunState.SUCCEEDED);
        assertThat(view().counts()).containsEntry(RunState.FAILED, 0L).containsEntry(RunState.SUCCEEDED, 1L);
    }

    @Test
    void aDeletedRunIsHiddenInTheHistoryToo() {
        var finished = finishedRuns();
        requests().delete(List.of(finished.get(0)));
        moveToHistory(3);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 0L);

        assertThat(requests().delete(List.of(finished.get(1)))).isEqualTo(1);

        assertThat(listed(RunFilter.ALL)).containsExactly(finished.get(2));
        assertThat(view().counts()).containsEntry(RunState.FAILED, 0L).containsEntry(RunState.CANCELLED, 1L);
        moveToHistory(3);
        assertThat(listed(RunFilter.ALL)).containsExactly(finished.get(2));
        assertThat(view().counts()).containsEntry(RunState.FAILED, 0L).containsEntry(RunState.CANCELLED, 1L);
        assertThat(requests().delete(List.of(finished.get(0), finished.get(1)))).isZero();
    }

    @Test
    void aCancelOfARunOfTheHistoryComesTooLate() {
        var finished = finishedRuns();
        moveToHistory(3);

        assertThat(requests().cancel(finished.get(0))).isEqualTo(Requests.Cancelled.TOO_LATE);

        assertThat(state(finished.get(0))).isEqualTo(RunState.SUCCEEDED);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 1L);
    }

    @Test
    void aRunThatOthersWaitForStaysUntilTheyHaveEnded() {
        long parent = submitOne(Request.usual());
        long other = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent, other));
        completions().succeed(start(parent), nothing());
        long old = submitOne(Request.usual().priority(1));
        completions().succeed(start(old), nothing());

        moveToHistory(1);

        assertThat(numbersIn("run_history")).containsExactly(old);
        completions().succeed(start(other), nothing());
        completions().succeed(start(child), nothing());
        moveToHistory(4);
        assertThat(numbersIn("run_history")).containsExactly(parent, other, child, old);
    }

    @Test
    void aSubmissionWithAKeyThatIsHistoryGivesTheOldRun() {
        long id = submitOne(Request.usual().key("nightly"));
        completions().succeed(start(id), nothing());
        moveToHistory(1);

        assertThat(submitOne(Request.usual().key("nightly"))).isEqualTo(id);
    }

    private List<Long> listed(RunFilter filter) {
        var listed = new ArrayList<Long>();
        view().each(filter, run -> listed.add(run.id()));
        return listed;
    }

    private long lastWorker() {
        return view().workers(false).getLast().id();
    }
}
