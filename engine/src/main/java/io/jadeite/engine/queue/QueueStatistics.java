package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the queue is doing, in numbers. It looks at the hot table only, and at the counts that are kept of the history, so that it
 * is quick however many runs have been done in all. Threads may share it.
 */
public final class QueueStatistics {
    /** Since when it is worth a warning: dead rows that can't be cleaned away make every claim slower. */
    public static final Duration LONG_TRANSACTION = Duration.ofSeconds(60);

    /**
     * Runs by state, without hidden ones, and what has happened lately.
     *
     * @param counts every state, also those that none is in
     * @param oldestPending how long the run that has waited longest for a worker has been ready, or submitted
     */
    public record Runs(
            Map<RunState, Long> counts,
            Lately lastMinute,
            Lately lastHour,
            long submittedLastHour,
            Optional<Duration> oldestPending) {}

    /** How many runs ended in some time. */
    public record Lately(long succeeded, long failed) {}

    /**
     * @param live those whose lease holds: running and idle ones
     * @param lostLastDay those whose lease has run out in the last 24 hours
     */
    public record Workers(long live, long idle, long running, long lostLastDay) {}

    /** A transaction of another session, and whose it is. */
    public record OpenTransaction(Duration age, String process) {
        public boolean isLong() {
            return age.compareTo(LONG_TRANSACTION) > 0;
        }
    }

    /**
     * @param oldest empty where none is open, and where that means nothing
     * @param deadRows of the hot table, not yet cleaned away
     * @param runBytes of the hot table; 0 where only the size of all is known
     * @param historyBytes of the history; the same
     */
    public record Storage(
            Optional<OpenTransaction> oldest, long deadRows, long runBytes, long historyBytes, long allBytes) {}

    /** A limit, and how many runs it counts now. */
    public record LimitUse(Limit limit, long running) {}

    /** An owner's runs in the queue. */
    public record OwnerUse(String owner, long running, long pending) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Database database;

    public QueueStatistics(Database database) {
        this.database = database;
    }

    public Runs runs() {
        return database.single(QueueStatistics::runs);
    }

    public Workers workers() {
        return database.single(sql -> sql.first(
                        """
                        select count(case when live = 1 then 1 end) as live,
                               count(case when live = 1 and has_run = 1 then 1 end) as running,
                               count(case when live = 0 then 1 end) as lost
                        from (select case when state in ('IDLE', 'RUNNING') and lease_until >= ${now} then 1 else 0 end as live,
                                     case when exists (select 1 from run where run.state = 2 and run.worker_id = worker.id)
                                          then 1 else 0 end as has_run
                              from worker where kind = 'worker' and
                                  (state in ('IDLE', 'RUNNING') or (state = 'LOST' and lease_until > ${now} - ?))) as seen
                        """,
                        row -> new Workers(
                                row.number("live"),
                                row.number("live") - row.number("running"),
                                row.number("running"),
                                row.number("lost")),
                        DAY.toMillis())
                .orElseThrow());
    }

    public Storage storage() {
        return database.single(sql -> new Storage(
                oldestTransaction(sql),
                sql.number(sql.dialect().deadRowsQuery("run")),
                sql.number(sql.dialect().sizeQuery("run")),
                sql.number(sql.dialect().sizeQuery("run_history")),
                sql.number(sql.dialect().wholeSizeQuery())));
    }

    /** By their words. */
    public List<LimitUse> limits() {
        return database.single(sql -> {
            var limits = Limits.in(sql);
            var running = Limits.running(sql, limits);
            return limits.stream()
                    .map(limit -> new LimitUse(limit, running.getOrDefault(limit.word(), 0L)))
                    .toList();
        });
    }

    /** Those who have runs RUNNING or PENDING, by name. */
    public List<OwnerUse> owners() {
        record InLane(String owner, boolean running, long runs) {}
        var uses = new TreeMap<String, OwnerUse>();
        // Each half has an index of its own that holds nothing else.
        var lanes = database.single(sql ->
                sql.list("""
                select lane.owner, counted.state, counted.runs from (
                    select lane_id, 1 as state, count(*) as runs from run where state = 1 group by lane_id
                    union all
                    select lane_id, 2 as state, count(*) as runs from run where state = 2 group by lane_id) as counted
                join lane on lane.id = counted.lane_id
                """, row -> new InLane(row.text("owner"), row.whole("state") == 2, row.number("runs"))));
        for (var lane : lanes) {
            uses.merge(
                    lane.owner(),
                    new OwnerUse(lane.owner(), lane.running() ? lane.runs() : 0, lane.running() ? 0 : lane.runs()),
                    (one, other) -> new OwnerUse(
                            one.owner(), one.running() + other.running(), one.pending() + other.pending()));
        }
        return List.copyOf(uses.values());
    }

    /** One look at each row of the hot table gives all of it. */
    private static Runs runs(Sql sql) throws SQLException {
        record InState(long runs, Lately minute, Lately hour, long submitted, Optional<Long> oldest) {}
        long now = sql.number("select ${now}");
        var states = new HashMap<RunState, InState>();
        sql.list(
                        """
                        select state, count(*) as runs, count(case when finished_at > ? then 1 end) as last_minute,
                               count(case when finished_at > ? then 1 end) as last_hour,
                               count(case when created_at > ? then 1 end) as submitted,
                               min(case when run_at > created_at then run_at else created_at end) as oldest
                        from run where hidden = 0 group by state
                        """,
                        row -> {
                            var state = RunState.ofCode(row.whole("state"));
                            return Map.entry(
                                    state,
                                    new InState(
                                            row.number("runs"),
                                            lately(state, row.number("last_minute")),
                                            lately(state, row.number("last_hour")),
                                            row.number("submitted"),
                                            Optional.ofNullable(row.numberOrNull("oldest"))));
                        },
                        now - MINUTE.toMillis(),
                        now - HOUR.toMillis(),
                        now - HOUR.toMillis())
                .forEach(state -> states.put(state.getKey(), state.getValue()));
        var counts = new EnumMap<RunState, Long>(RunState.class);
        for (var state : RunState.values()) {
            counts.put(
                    state,
                    Optional.ofNullable(states.get(state)).map(InState::runs).orElse(0L));
        }
        sql.list(
                        "select state, runs from history_count",
                        row -> Map.entry(RunState.ofCode(row.whole("state")), row.number("runs")))
                .forEach(old -> counts.merge(old.getKey(), old.getValue(), Long::sum));
        return new Runs(
                counts,
                states.values().stream().map(InState::minute).reduce(new Lately(0, 0), QueueStatistics::sum),
                states.values().stream().map(InState::hour).reduce(new Lately(0, 0), QueueStatistics::sum),
                states.values().stream().mapToLong(InState::submitted).sum(),
                Optional.ofNullable(states.get(RunState.PENDING))
                        .flatMap(InState::oldest)
                        .map(since -> Duration.ofMillis(Math.max(0, now - since))));
    }

    private static Lately lately(RunState state, long ended) {
        return new Lately(state == RunState.SUCCEEDED ? ended : 0, state == RunState.FAILED ? ended : 0);
    }

    private static Lately sum(Lately one, Lately other) {
        return new Lately(one.succeeded() + other.succeeded(), one.failed() + other.failed());
    }

    private static Optional<OpenTransaction> oldestTransaction(Sql sql) throws SQLException {
        var query = sql.dialect().oldestTransactionQuery();
        return query.isEmpty()
                ? Optional.empty()
                : sql.first(
                        query, row -> new OpenTransaction(Duration.ofMillis(row.number("age")), row.text("process")));
    }
}
