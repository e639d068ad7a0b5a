package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Runs that finished long ago lie elsewhere, and nobody who looks at the queue can tell. */
class HistoryTest extends QueueSuite {
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

    @Test
    void eachMonthHasItsPartition() {
        assumeThat(kind()).as("SQLite has no partitions").isEqualTo(DatabaseKind.POSTGRESQL);
        var ids = submit(Request.usual().times(4));
        ids.forEach(id -> completions().succeed(start(id), nothing()));
        var ends = List.of(
                "2025-12-31T23:59:59.999Z", "2026-01-01T00:00:00Z", "2026-01-31T12:00:00Z", "2026-02-01T00:00:00Z");
        for (int i = 0; i < 4; i++) {
            long end = Instant.parse(ends.get(i)).toEpochMilli();
            long id = ids.get(i);
            database().change(sql -> sql.update("update run set finished_at = ? where id = ?", end, id));
        }

        moveToHistory(4);

        assertThat(numbersIn("run_history_2025_12")).containsExactly(ids.get(0));
        assertThat(numbersIn("run_history_2026_01")).containsExactly(ids.get(1), ids.get(2));
        assertThat(numbersIn("run_history_2026_02")).containsExactly(ids.get(3));
        assertThat(numbersIn("run_history_other")).isEmpty();
        finishedRuns();
        moveToHistory(7);
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(numbersIn("run_history_%04d_%02d".formatted(today.getYear(), today.getMonthValue())))
                .as("the runs of this month")
                .isNotEmpty();
    }

    @Test
    void aRetryInTheMomentInWhichTheRunMovesIsNotForgotten() throws Exception {
        assumeThat(kind()).as("in SQLite one waits for the other").isEqualTo(DatabaseKind.POSTGRESQL);
        finishedRuns();
        moveToHistory(3);
        long failed = finishedRuns().get(1);
        var other = fresh().open();
        awaitOld(failed);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var retried = database().transaction(sql -> {
                new History(Duration.ofMillis(1)).move(sql, 10);
                var retry = threads.submit(() -> {
                    new Requests(other).retry(failed);
                    return true;
                });
                Await.until(
                        "the retry waits for the run",
                        () -> fresh().open().<Long>single(look -> look.number("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """)) == 1);
                return retry;
            });

            assertThat(retried.get()).isTrue();
        }
        assertThat(state(failed)).isEqualTo(RunState.PENDING);
        assertThat(numbersIn("run")).containsExactly(failed);
        assertThat(view().counts()).containsEntry(RunState.FAILED, 1L);
    }

    /** One that succeeded, one that failed, one that was cancelled. */
    private List<Long> finishedRuns() {
        var ids = submit(Request.usual().tagged("old").priority(100).parameters("{\"n\":1}", "{\"n\":2}", "{\"n\":3}"));
        var succeeded = start(ids.get(0));
        completions()
                .succeed(
                        succeeded,
                        sql -> ResultWriter.succeeded(
                                sql,
                                succeeded,
                                Request.WORKFLOW,
                                new Outcome(Map.of("energy", -3.5, "formula", "Cu"), List.of())));
        var failed = start(ids.get(1));
        completions()
                .fail(
                        failed,
                        new Failure("calculation", "it diverged"),
                        sql -> ResultWriter.failed(sql, failed, Request.WORKFLOW, "Cu"));
        completions().cancelled(start(ids.get(2)));
        return ids;
    }

    private void moveToHistory(int runs) {
        var caretaker = new Caretaker(database(), Duration.ofMillis(1));
        Await.until(runs + " runs are in the history", () -> {
            caretaker.care();
            return numbersIn("run_history").size() == runs;
        });
    }

    private void awaitOld(long run) {
        Await.until(
                "the run finished long ago",
                () -> database()
                                .<Long>single(
                                        sql -> sql.number("select ${now} - finished_at from run where id = ?", run))
                        > 10);
    }

    private List<Long> numbersIn(String table) {
        return database().single(sql -> sql.list("select id from " + table + " order by id", row -> row.number("id")));
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
