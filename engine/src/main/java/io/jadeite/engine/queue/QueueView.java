package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Row;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at the queue and its workers, changing nothing. Threads may share it. */
public final class QueueView {
    private static final int PAGE = 1000;

    private final Database database;

    public QueueView(Database database) {
        this.database = database;
    }

    /** Every run that passes the filter, the newest last; read by pages, so that any number may come. */
    public void each(RunFilter filter, Consumer<RunRecord> reader) {
        eachAfter(filter, 0, reader);
    }

    /** So many of the newest that pass the filter, the newest last, and those that come meanwhile; read by pages, too. */
    public void eachOfNewest(RunFilter filter, int limit, Consumer<RunRecord> reader) {
        long first = database.single(sql -> sql.number(
                """
                select coalesce(min(id), 1) from (
                    select run.id from any_run run join run_detail d on d.run_id = run.id
                    where run.hidden = 0%s order by run.id desc limit %d) as newest
                """.formatted(filter.conditions(sql.dialect()), limit),
                filter.values().toArray()));
        eachAfter(filter, first - 1, reader);
    }

    private void eachAfter(RunFilter filter, long after, Consumer<RunRecord> reader) {
        long last = after;
        while (true) {
            var page = page(filter, last);
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().id();
        }
    }

    /**
     * The first runs after that number which pass the filter. Which they are is found first, from that number on in both tables: else
     * a later page is read from the begin of each.
     */
    public List<RunRecord> page(RunFilter filter, long after) {
        return some(filter, "run.id > ? and d.run_id > ?", "order by run.id limit " + PAGE, after, after);
    }

    /** So many of the newest that pass the filter, the newest last. */
    public List<RunRecord> newest(RunFilter filter, int limit) {
        return some(filter, "1 = 1", "order by run.id desc limit " + limit);
    }

    /** How many pass the filter. */
    public long count(RunFilter filter) {
        if (filter.equals(RunFilter.ALL)) {
            return counts().values().stream().mapToLong(Long::longValue).sum();
        }
        return database.single(sql -> sql.number(
                "select count(*) from any_run run join run_detail d on d.run_id = run.id where run.hidden = 0"
                        + filter.conditions(sql.dialect()),
                filter.values().toArray()));
    }

    /** Those of these numbers that there are, in order of their numbers. */
    public List<RunRecord> runs(Collection<Long> numbers) {
        return database.single(sql -> sql.list(
                RunRecord.select("any_run") + " where run.id in ${ids} order by run.id",
                RunRecord::read,
                sql.dialect().ids(numbers)));
    }

    private List<RunRecord> some(RunFilter filter, String from, String order, Object... bound) {
        var values = new ArrayList<@Nullable Object>(Arrays.asList(bound));
        values.addAll(filter.values());
        return database.single(sql -> {
            var found = """
                (select run.* from any_run run join run_detail d on d.run_id = run.id
                 where %s and run.hidden = 0%s %s)""".formatted(from, filter.conditions(sql.dialect()), order);
            return sql.list(
                    RunRecord.select(found) + " order by run.id",
                    RunRecord::read,
                    values.toArray(new @Nullable Object[0]));
        });
    }

    /** @throws InputException where there is no such run */
    public RunRecord run(long id) {
        return database.single(sql -> sql.first(RunRecord.select("any_run") + " where run.id = ?", RunRecord::read, id))
                .orElseThrow(() -> new InputException(
                        "There is no run %d. 'jadeite queue list' shows all of them.".formatted(id)));
    }

    /** How each of these runs stands, by number; one question, however many. Numbers of no run are left out. */
    public Map<Long, RunState> states(List<Long> runs) {
        var states = new LinkedHashMap<Long, RunState>();
        database.single(sql -> sql.list(
                        "select id, state from any_run where id in ${ids} order by id",
                        row -> Map.entry(row.number("id"), RunState.ofCode(row.whole("state"))),
                        sql.dialect().ids(runs)))
                .forEach(state -> states.put(state.getKey(), state.getValue()));
        return states;
    }

    /** The parameters that it was submitted with, as a JSON object. */
    public Map<String, Object> parameters(long run) {
        return database.single(sql -> sql.first(
                        "select parameters from run_detail where run_id = ?",
                        row -> Json.readObject(row.text("parameters"), "run " + run),
                        run)
                .orElse(Map.of()));
    }

    public List<AttemptRecord> attempts(long run) {
        return attempts(List.of(run)).getOrDefault(run, List.of());
    }

    /** The attempts of each of these runs in their order, by the run's number; of a run that nobody has begun there are none. */
    public Map<Long, List<AttemptRecord>> attempts(Collection<Long> runs) {
        var attempts = new LinkedHashMap<Long, List<AttemptRecord>>();
        database.single(sql -> AttemptRecord.in(sql, runs))
                .forEach(found -> attempts.computeIfAbsent(found.run(), run -> new ArrayList<>())
                        .add(found.attempt()));
        return attempts;
    }

    /** The runs that this one waits for and that haven't succeeded yet. */
    public List<Long> unfinishedParents(long run) {
        return database.single(sql -> sql.list("""
                select parent_id from run_parent p join run r on r.id = p.parent_id
                where p.run_id = ? and r.state <> 3 and (p.until_end = 0 or r.state < 3) order by parent_id
                """, row -> row.number("parent_id"), run));
    }

    /** How many runs are in each state; hidden ones are not counted. */
    public Map<RunState, Long> counts() {
        var counts = new EnumMap<RunState, Long>(RunState.class);
        for (var state : RunState.values()) {
            counts.put(state, 0L);
        }
        database.single(sql -> sql.list("""
                        select state, sum(runs) as runs from (
                            select state, count(*) as runs from run where hidden = 0 group by state
                            union all select state, runs from history_count) as counts
                        group by state
                        """, row -> Map.entry(RunState.ofCode(row.whole("state")), row.number("runs"))))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** On what terms it was submitted, and its relatives. */
    public RunTerms terms(long run) {
        return database.single(sql -> RunTerms.in(sql, run)).orElseThrow();
    }

    /** Since when the worker that has the run has given no sign of life, where its lease has run out. */
    public Optional<Instant> silentSince(long run) {
        return database.single(sql -> sql.first("""
                select worker.seen_at from run join worker on worker.id = run.worker_id
                where run.id = ? and run.state = 2 and (worker.lease_until < ${now} or worker.state in ('LOST', 'STOPPED'))
                """, row -> Instant.ofEpochMilli(row.number("seen_at")), run));
    }

    /** How long 95 % of the runs of its lane took at most; empty where it says its own time, or too few were seen. */
    public Optional<Duration> learnedTime(long run) {
        return database.single(sql -> {
            var lane = sql.first(
                    "select lane_id from any_run run join lane on lane.id = run.lane_id where run.id = ? and lane.time_bucket_ms = 0",
                    row -> row.number("lane_id"),
                    run);
            return lane.isEmpty() ? Optional.<Duration>empty() : LaneTimes.usual(sql, lane.get());
        });
    }

    /**
     * The lane that a run waits in, with the time that its runs usually take where that isn't said but known; empty for a run
     * that was executed where it was asked for.
     */
    public Optional<Lane> lane(long run) {
        return database.single(sql -> {
            var found = sql.first(
                    "select lane.* from any_run run join lane on lane.id = run.lane_id where run.id = ?",
                    row -> new Lanes.Numbered(row.number("id"), row.text("owner"), Lanes.read(row)),
                    run);
            if (found.isEmpty()) {
                return Optional.<Lane>empty();
            }
            var lane = found.get().lane();
            return Optional.of(
                    LaneTimes.usual(sql, found.get().id()).map(lane::expecting).orElse(lane));
        });
    }

    /** Runs that come before this one in its own lane. */
    public long ahead(long run) {
        return database.single(sql -> sql.number("""
                select count(*) from run me join run other on other.lane_id = me.lane_id and other.state = 1
                    and (other.priority > me.priority or (other.priority = me.priority and other.id < me.id))
                where me.id = ?
                """, run));
    }

    /** The workflows that were ever submitted to this queue, by their names. */
    public List<String> workflows() {
        return database.single(
                sql -> sql.list("select distinct workflow from lane order by workflow", row -> row.text("workflow")));
    }

    /** All workers that ever were on this queue, or only those that live; the newest last. */
    public List<WorkerView> workers(boolean onlyLive) {
        var live = onlyLive ? " and w.state in ('IDLE', 'RUNNING') and w.lease_until >= ${now}" : "";
        return database.single(sql -> sql.list("""
                select w.*, ${now} as now_ms, (select max(id) from run where state = 2 and worker_id = w.id) as run_id
                from worker w where w.kind = 'worker'
                """ + live + " order by w.id", QueueView::worker));
    }

    /** The finished runs' failures, those together that differ only in numbers and paths; the most frequent first. */
    public List<FailureCount> failures() {
        return FailureCount.together(database.single(sql -> sql.list(
                """
                select d.workflow, d.failure_kind, d.failure_message, count(*) as runs, max(run.id) as last_run
                from any_run run join run_detail d on d.run_id = run.id
                where run.state = 4 and run.hidden = 0 group by d.workflow, d.failure_kind, d.failure_message
                """,
                row -> new FailureCount(
                        row.text("workflow"),
                        Optional.ofNullable(row.textOrNull("failure_kind")).orElse("unknown"),
                        Optional.ofNullable(row.textOrNull("failure_message")).orElse(""),
                        row.number("runs"),
                        row.number("last_run")))));
    }

    private static WorkerView worker(Row row) throws SQLException {
        long now = row.number("now_ms");
        var ends = row.numberOrNull("ends_at");
        // A life that is over leaves a millisecond, as zero would say that it has no end.
        var life = ends == null ? Duration.ZERO : Duration.ofMillis(Math.max(1, ends - now));
        var run = row.numberOrNull("run_id");
        return new WorkerView(
                row.number("id"),
                row.text("host"),
                row.number("pid"),
                Optional.ofNullable(row.textOrNull("job")),
                row.text("owner"),
                row.text("version"),
                new Acceptance(
                        Tags.of(WordList.read(row.text("tags"), "worker.tags")),
                        TagMatch.ofWord(row.text("tag_match")),
                        new LinkedHashSet<>(WordList.read(row.text("calculators"), "worker.calculators")),
                        new LinkedHashSet<>(WordList.read(row.text("languages"), "worker.languages")),
                        new Resources(row.whole("cores"), row.number("memory_megabytes"), row.whole("gpus"), life)),
                stateOf(row.text("state"), run),
                Optional.ofNullable(row.textOrNull("reason")),
                Instant.ofEpochMilli(row.number("started_at")),
                Instant.ofEpochMilli(row.number("seen_at")),
                run == null ? OptionalLong.empty() : OptionalLong.of(run),
                row.whole("succeeded"),
                row.whole("failed"));
    }

    /** A worker says that it runs something only when it renews its lease; what it has taken is known at once. */
    private static String stateOf(String told, @Nullable Long run) {
        return told.equals("IDLE") || told.equals("RUNNING") ? run == null ? "IDLE" : "RUNNING" : told;
    }
}
