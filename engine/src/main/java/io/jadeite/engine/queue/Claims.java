package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Dialect;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Lane;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Takes runs for one worker. Which lanes it may take from is decided here, once for each lane; the statement sees only
 * their numbers. For one thread.
 */
public final class Claims {
    /**
     * The non-empty lanes are found by jumping from one to the next in the claim index; the best head among those that are
     * acceptable names the lane; the run is taken inside it. The state is looked at again under the lock.
     */
    private static final String PICK = """
            with recursive filled(lane_id) as (
                select min(lane_id) from run where state = 1
                union all
                select (select min(lane_id) from run where state = 1 and lane_id > filled.lane_id)
                from filled where filled.lane_id is not null)
            select head.lane_id
            from filled join run head on head.id =
                (select id from run where state = 1 and lane_id = filled.lane_id order by priority desc, id limit 1)
            where filled.lane_id in ${ids}
            order by head.priority desc, head.id limit 1
            """;

    /** A lane's number is given before its submission is committed, so a younger lane may be seen before an older one. */
    private static final int LANES_STILL_TO_COME = 1000;

    private final Database database;
    private final long worker;
    private final String host;
    private final String take;
    private final Map<Long, Lane> lanes = new LinkedHashMap<>();
    private final Set<String> refusedWorkflows = new TreeSet<>();
    private final Set<Long> missingLanes = new TreeSet<>();
    private long newestLane;

    public Claims(Database database, long worker, String host) {
        this.database = database;
        this.worker = worker;
        this.host = host;
        this.take = takeStatement(database.dialect());
    }

    /** The best run that the worker accepts, with a new attempt of its own; empty where there is none. */
    public Optional<Claim> next(Acceptance acceptance) {
        return database.transaction(sql -> {
            learnLanes(sql);
            var acceptable = sql.dialect().ids(acceptable(sql, acceptance));
            var taken = sql.first(
                    take, row -> new Attempt(row.number("id"), row.whole("attempt"), worker), worker, acceptable);
            return taken.isPresent() ? Optional.of(begin(sql, taken.get())) : Optional.<Claim>empty();
        });
    }

    /** Runs of this workflow are left to others from now on: it isn't known here. */
    public void refuse(String workflow) {
        refusedWorkflows.add(workflow);
    }

    /** Nothing is PENDING that the worker would accept, and nothing WAITING that it could accept later. */
    public boolean nothingLeft(Acceptance acceptance) {
        return database.single(sql -> {
            learnLanes(sql);
            var acceptable = sql.dialect().ids(acceptable(sql, acceptance));
            return sql.number("select count(*) from run where state in (0, 1) and lane_id in ${ids}", acceptable) == 0;
        });
    }

    private List<Long> acceptable(Sql sql, Acceptance acceptance) throws SQLException {
        var pauses = Pauses.in(sql);
        return lanes.entrySet().stream()
                .filter(entry -> accepts(acceptance, entry.getValue(), pauses))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean accepts(Acceptance acceptance, Lane lane, List<Pause> pauses) {
        return acceptance.accepts(lane)
                && !refusedWorkflows.contains(lane.workflow())
                && pauses.stream().noneMatch(pause -> pause.covers(lane));
    }

    private void learnLanes(Sql sql) throws SQLException {
        var added = Lanes.after(sql, newestLane, missingLanes);
        if (added.isEmpty()) {
            return;
        }
        lanes.putAll(added);
        missingLanes.removeAll(added.keySet());
        long newest = Math.max(newestLane, Collections.max(added.keySet()));
        LongStream.range(newestLane + 1, newest)
                .filter(id -> !added.containsKey(id))
                .forEach(missingLanes::add);
        missingLanes.removeIf(id -> id < newest - LANES_STILL_TO_COME);
        newestLane = newest;
    }

    private Claim begin(Sql sql, Attempt attempt) throws SQLException {
        sql.update(
                "insert into attempt (run_id, attempt, worker_id, host, started_at) values (?, ?, ?, ?, ${now})",
                attempt.run(),
                attempt.number(),
                worker,
                host);
        sql.update("update worker set state = 'RUNNING' where id = ?", worker);
        return sql.first(
                        "select workflow, parameters, subject, directory from run_detail where run_id = ?",
                        row -> new Claim(
                                attempt,
                                row.text("workflow"),
                                row.text("parameters"),
                                Optional.ofNullable(row.textOrNull("subject")),
                                Optional.ofNullable(row.textOrNull("directory"))),
                        attempt.run())
                .orElseThrow();
    }

    private static String takeStatement(Dialect dialect) {
        var inLane = "select id from run where state = 1 and lane_id = (" + PICK
                + ") order by priority desc, id limit 1 ${skip_locked}";
        return "update run set state = 2, attempt = attempt + 1, worker_id = ?, started_at = ${now} where state = 1 and "
                + dialect.among("id", inLane)
                + " returning id, attempt";
    }
}
