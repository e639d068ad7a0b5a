package io.jadeite.engine.scale;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Fills a database set by set. Each row is a copy of one that the engine has written itself, so that no column is forgotten. The
 * finished runs are two years old to a week old, and lie in the history; the last hundredth is younger, and doesn't. Each
 * hundredth of all has failed.
 */
final class Fill {
    /** Of the pending runs. */
    static final int LANES = 50;

    private static final int MONTHS = 24;
    private static final int AT_ONCE = 500_000;
    private static final String FAILED = "case when g.id % 100 = 0 then ";

    private final Database database;
    private final ScaleServer server;
    private final Size size;
    private final long newest = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
    private final long week = newest - Duration.ofDays(8).toMillis();
    private final long oldest = week - Duration.ofDays(30L * MONTHS).toMillis();

    Fill(Database database, ScaleServer server, Size size) {
        this.database = database;
        this.server = server;
        this.size = size;
    }

    void fill() throws InterruptedException, ExecutionException {
        long model = finishOne();
        makePartitions();
        long first = 1_000;
        long young = first + size.finished() - size.finished() / 100;
        long pending = first + size.finished();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var narrow = threads.submit(done(() -> {
                finished("run_history", model, first, young - 1);
                history(first, young - 1);
                finished("run", model, young, pending - 1);
                copy("attempt", model, first, pending - 1, """
                        outcome = %s'FAILED' else m.outcome end""".formatted(FAILED));
                pending(pending);
            }));
            var wide = threads.submit(done(() -> {
                copy("run_detail", model, first, pending - 1, """
                        failure_kind = %1$s'fault' end, failure_message = %1$s'It did not converge.' end""".formatted(FAILED));
                copy("result", model, first, pending - 1, """
                        status = %s'FAILED' else m.status end""".formatted(FAILED));
            }));
            narrow.get();
            wide.get();
        }
        server.execute("vacuum (analyze)", "checkpoint");
    }

    private static Callable<Boolean> done(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    /** The number of a run that the engine has worked through. */
    private long finishOne() {
        new Submissions(database).submit(Model.submission(1, Model.TAKEN));
        long worker = new WorkerRegistry(database, Duration.ofMinutes(1))
                .enter(new WorkerRecord(
                        WorkerRecord.Kind.WORKER, "simulated", 1, "scale", Crew.ACCEPTANCE, Optional.empty()));
        var claim = new Claims(database, worker).next(Crew.ACCEPTANCE).orElseThrow();
        new Completions(database)
                .succeed(
                        claim.attempt(),
                        sql -> ResultWriter.succeeded(
                                sql,
                                claim.attempt(),
                                claim.workflow(),
                                Model.outcome(claim.attempt().run())));
        new WorkerRegistry(database, Duration.ofMinutes(1)).leave(worker, "the model is made");
        return claim.attempt().run();
    }

    /** As the engine makes them when it moves runs. */
    private void makePartitions() {
        var last = monthOf(week);
        for (var month = monthOf(oldest); !month.isAfter(last); month = month.plusMonths(1)) {
            server.execute(database.dialect()
                    .partitionStatement(
                            "run_history",
                            "run_history_%04d_%02d".formatted(month.getYear(), month.getMonthValue()),
                            startOf(month),
                            startOf(month.plusMonths(1))));
        }
    }

    private void finished(String table, long model, long from, long to) {
        long begin = table.equals("run") ? week : oldest;
        long end = table.equals("run") ? newest : week;
        var time = "(%d + (g.id - %d)::bigint * %d / %d)".formatted(begin, from, end - begin, to - from + 1);
        copy(table, "run", "id", model, from, to, """
                finished_at = %1$s, started_at = %1$s - 30000, created_at = %1$s - 60000,
                state = %2$s4 else m.state end""".formatted(time, FAILED));
    }

    private void history(long from, long to) {
        server.execute("""
                insert into history_count (state, runs)
                select state, count(*) from run_history where id between %d and %d group by state
                """.formatted(from, to));
    }

    /** Pending ones in many lanes, each in turn, and a hundredth as many that wait for a time or for a pending one. */
    private void pending(long from) {
        var lanes = new ArrayList<Long>();
        var submissions = new Submissions(database);
        server.execute("select setval(pg_get_serial_sequence('run', 'id'), %d)".formatted(from));
        for (int i = 0; i < LANES; i++) {
            long id = submissions
                    .submit(Model.submission(1, Model.KEPT, "lane-" + i))
                    .getFirst();
            lanes.add(server.number("select lane_id from run where id = " + id));
        }
        long model = server.number("select max(id) from run");
        long first = model + 1;
        long last = model + size.pending() - LANES;
        var lane = "(array%s)[1 + g.id %% %d]".formatted(lanes, LANES);
        copy("run", "run", "id", model, first, last, "lane_id = " + lane);
        copy("run_detail", model, first, last, "");
        long waiting = size.pending() / 100;
        copy("run", "run", "id", model, last + 1, last + 2 * waiting, """
                lane_id = %s, state = 0, run_at = case when g.id %% 2 = 0 then %d end""".formatted(
                        lane, newest + Duration.ofDays(30).toMillis()));
        copy("run_detail", model, last + 1, last + 2 * waiting, "");
        server.execute("""
                insert into run_parent (run_id, parent_id)
                select g.id, g.id - %d from generate_series(%d, %d) as g(id) where g.id %% 2 = 1
                """.formatted(2 * waiting, last + 1, last + 2 * waiting));
        server.execute("select setval(pg_get_serial_sequence('run', 'id'), %d)".formatted(last + 2 * waiting));
    }

    private void copy(String table, long model, long from, long to, String changed) {
        copy(table, table, "run_id", model, from, to, changed);
    }

    /** Copies of a model's row with the keys from the first to the last, but for some columns ({@code name = expression, …}). */
    private void copy(String table, String of, String key, long model, long from, long to, String changed) {
        var expressions = new LinkedHashMap<String, String>();
        for (var column : server.rows("""
                select column_name from information_schema.columns
                where table_schema = current_schema() and table_name = '%s' order by ordinal_position
                """.formatted(of))) {
            expressions.put(column.getFirst(), "m." + column.getFirst());
        }
        expressions.put(key, "g.id");
        for (var change :
                changed.isEmpty() ? List.<String>of() : List.of(changed.strip().split(",\\s*(?=\\w+ = )", -1))) {
            var parts = change.split(" = ", 2);
            expressions.put(parts[0], parts[1]);
        }
        for (long begin = from; begin <= to; begin += AT_ONCE) {
            server.execute("insert into %s (%s)%s select %s from generate_series(%d, %d) as g(id), %s m where m.%s = %d"
                    .formatted(
                            table,
                            String.join(", ", expressions.keySet()),
                            table.equals("run") ? " overriding system value" : "",
                            String.join(", ", expressions.values()),
                            begin,
                            Math.min(to, begin + AT_ONCE - 1),
                            of,
                            key,
                            model));
        }
    }

    private static YearMonth monthOf(long milliseconds) {
        return YearMonth.from(Instant.ofEpochMilli(milliseconds).atOffset(ZoneOffset.UTC));
    }

    private static long startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
