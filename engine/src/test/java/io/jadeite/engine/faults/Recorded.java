package io.jadeite.engine.faults;

import io.jadeite.engine.database.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the database says after a scenario: every run, attempt and result. */
record Recorded(List<Run> runs, List<Try> tries, List<Saved> saved, List<Bond> bonds, long lostWorkers) {
    static final int SUCCEEDED = 3;
    static final int FAILED = 4;

    record Run(
            long id,
            int state,
            int priority,
            long lane,
            int attempt,
            int lost,
            long created,
            @Nullable Long finished,
            @Nullable Long notBefore,
            String failureKind) {}

    /** An attempt. */
    record Try(
            long run,
            int number,
            long worker,
            long started,
            @Nullable Long finished,
            String outcome,
            String failureKind,
            String message) {
        boolean isAdopted() {
            return outcome.equals("SUCCEEDED") && message.contains("adopted");
        }
    }

    /** A row of results. */
    record Saved(long run, int attempt, String status) {}

    /** A run and one that it had to wait for. */
    record Bond(long child, long parent) {}

    static Recorded read(Database database) {
        return database.transaction(sql -> new Recorded(
                sql.list(
                        """
                        select r.id, state, priority, coalesce(lane_id, 0) as lane, attempt, lost, created_at, finished_at, run_at,
                            coalesce(d.failure_kind, '') as kind
                        from run r join run_detail d on d.run_id = r.id order by r.id
                        """,
                        row -> new Run(
                                row.number("id"),
                                row.whole("state"),
                                row.whole("priority"),
                                row.number("lane"),
                                row.whole("attempt"),
                                row.whole("lost"),
                                row.number("created_at"),
                                row.numberOrNull("finished_at"),
                                row.numberOrNull("run_at"),
                                row.text("kind"))),
                sql.list(
                        """
                        select run_id, attempt, worker_id, started_at, finished_at, coalesce(outcome, '') as outcome,
                            coalesce(failure_kind, '') as kind, coalesce(message, '') as message
                        from attempt order by run_id, attempt
                        """,
                        row -> new Try(
                                row.number("run_id"),
                                row.whole("attempt"),
                                row.number("worker_id"),
                                row.number("started_at"),
                                row.numberOrNull("finished_at"),
                                row.text("outcome"),
                                row.text("kind"),
                                row.text("message"))),
                sql.list(
                        "select run_id, attempt, status from result order by run_id",
                        row -> new Saved(row.number("run_id"), row.whole("attempt"), row.text("status"))),
                sql.list(
                        "select run_id, parent_id from run_parent",
                        row -> new Bond(row.number("run_id"), row.number("parent_id"))),
                sql.number("select count(*) from worker where state = 'LOST'")));
    }

    Map<Long, List<Try>> triesByRun() {
        return tries.stream().collect(Collectors.groupingBy(Try::run));
    }

    Map<Long, List<Saved>> savedByRun() {
        return saved.stream().collect(Collectors.groupingBy(Saved::run));
    }

    long count(String outcome) {
        return tries.stream()
                .filter(attempt -> attempt.outcome().equals(outcome))
                .count();
    }

    long adopted() {
        return tries.stream().filter(Try::isAdopted).count();
    }

    /** Attempts that came after another of the same run. */
    long restarted() {
        return tries.stream().filter(attempt -> attempt.number() > 1).count();
    }
}
