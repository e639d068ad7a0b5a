package io.jadeite.engine.queue;

import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs that finished and move to the history. */
abstract class HistorySuite extends QueueSuite {
    /** One that succeeded, one that failed, one that was cancelled. */
    List<Long> finishedRuns() {
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

    void moveToHistory(int runs) {
        var caretaker = new Caretaker(database(), Duration.ofMillis(1));
        Await.until(runs + " runs are in the history", () -> {
            caretaker.care();
            return numbersIn("run_history").size() == runs;
        });
    }

    void awaitOld(long run) {
        Await.until(
                "the run finished long ago",
                () -> database()
                                .<Long>single(
                                        sql -> sql.number("select ${now} - finished_at from run where id = ?", run))
                        > 10);
    }

    List<Long> numbersIn(String table) {
        return database().single(sql -> sql.list("select id from " + table + " order by id", row -> row.number("id")));
    }
}
