package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.NeedsServer;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What SQLite has not: partitions, and two that change a row at once. */
@NeedsServer
class HistoryOnServerTest extends HistorySuite {
    @Test
    void eachMonthHasItsPartition() {
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
}
