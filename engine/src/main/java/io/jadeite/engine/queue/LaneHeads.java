package io.jadeite.engine.queue;

import io.jadeite.engine.database.Dialect;
import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The non-empty lanes, each with the run that is first in it. Reading them all costs some pages for each, so what was read is
 * remembered for a moment: who works through many short runs reads but the lane again that it has taken from. What is
 * remembered may be gone; a run that came meanwhile is seen a moment later.
 */
final class LaneHeads {
    /** Short for whoever waits for a run of high priority, long for whoever takes runs of a few milliseconds. */
    private static final Duration REMEMBERED = Duration.ofMillis(100);

    private static final String ALL = """
            with recursive head(lane_id, priority, id, lost) as (
                select * from (select lane_id, priority, id, lost from run where state = 1
                               order by lane_id, priority desc, id limit 1) as first_head
                union all
                select next.lane_id, next.priority, next.id, next.lost from head %s)
            select lane_id, priority, id, lost from head
            """;

    /** What comes next in the claim index: a way down it for each lane, and none to the row, as it has all of the head. */
    private static final String ALL_LATERAL = ALL.formatted("""
            cross join lateral (select lane_id, priority, id, lost from run where state = 1 and lane_id > head.lane_id
                                order by lane_id, priority desc, id limit 1) as next""");

    private static final String ALL_BY_NUMBER = ALL.formatted("""
            join run next on next.id = (select id from run where state = 1 and lane_id > head.lane_id
                                        order by lane_id, priority desc, id limit 1)""");

    /**
     * Where a lane begins.
     *
     * @param run the number of its first run, or a lower one above that of all that was taken
     */
    record Head(long lane, int priority, long run, boolean suspect) {}

    private final Map<Long, Head> heads = new LinkedHashMap<>();
    private long read;
    private boolean fresh;
    private Optional<Head> takenFrom = Optional.empty();

    /** They were read by the last look, not remembered. */
    boolean areFresh() {
        return fresh;
    }

    /** What has to be read now; empty where all is remembered. The answer is to be noted. */
    Optional<Sql.Query<Head>> question(Dialect dialect) {
        fresh = heads.isEmpty() || System.nanoTime() - read > REMEMBERED.toNanos();
        return fresh ? Optional.of(all(dialect)) : takenFrom.map(LaneHeads::next);
    }

    /** @param answer to the question that was asked just before; none where nothing had to be read */
    void note(Sql sql, List<Head> answer) throws SQLException {
        if (fresh) {
            heads.clear();
            read = System.nanoTime();
            answer.forEach(head -> heads.put(head.lane(), head));
        } else if (takenFrom.isPresent()) {
            noteNext(sql, takenFrom.get().lane(), answer.stream().findFirst());
        }
        takenFrom = Optional.empty();
    }

    List<Head> filled() {
        return List.copyOf(heads.values());
    }

    /**
     * This run was taken, and more of its lane and priority perhaps. What comes next is read at the next look, unless the lane is
     * the only one, so that there is nothing to choose from, and its next run is not suspect either.
     *
     * @param last the highest number among them
     */
    void took(Head head, long last) {
        var next = new Head(head.lane(), head.priority(), last + 1, head.suspect());
        heads.put(head.lane(), next);
        takenFrom = heads.size() > 1 || head.suspect() ? Optional.of(next) : Optional.empty();
    }

    void forget() {
        heads.clear();
    }

    /** Begins behind what was taken, as the index still has that. */
    private static Sql.Query<Head> next(Head next) {
        return new Sql.Query<>(
                "select lane_id, priority, id, lost from run where state = 1 and lane_id = ? and priority = ? and id >= ? order by id limit 1",
                LaneHeads::head,
                List.of(next.lane(), next.priority(), next.run()));
    }

    /** Where nothing of that priority follows, another priority may. */
    private void noteNext(Sql sql, long lane, Optional<Head> found) throws SQLException {
        var head = found.isPresent()
                ? found
                : sql.first(
                        "select lane_id, priority, id, lost from run where state = 1 and lane_id = ? order by priority desc, id limit 1",
                        LaneHeads::head,
                        lane);
        if (head.isPresent()) {
            heads.put(lane, head.get());
        } else {
            heads.remove(lane);
        }
    }

    /** The non-empty lanes are found by jumping from one to the next in the claim index. */
    static Sql.Query<Head> all(Dialect dialect) {
        return new Sql.Query<>(dialect.joinsLaterally() ? ALL_LATERAL : ALL_BY_NUMBER, LaneHeads::head);
    }

    private static Head head(Row row) throws SQLException {
        return new Head(row.number("lane_id"), row.whole("priority"), row.number("id"), row.flag("lost"));
    }
}
