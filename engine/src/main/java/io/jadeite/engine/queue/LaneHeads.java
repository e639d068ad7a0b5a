package io.jadeite.engine.queue;

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

    /** What comes next in the claim index: a way down it for each lane, and none to the row, as it has all of the head. */
    private static final String NEXT_LATERAL = """
            cross join lateral (select lane_id, priority, id, lost from run where state = 1 and lane_id > head.lane_id
                                order by lane_id, priority desc, id limit 1) as next""";

    private static final String NEXT_BY_NUMBER = """
            join run next on next.id = (select id from run where state = 1 and lane_id > head.lane_id
                                        order by lane_id, priority desc, id limit 1)""";

    /** A lane's first run. */
    record Head(long lane, int priority, long run, boolean suspect) {}

    private final Map<Long, Head> heads = new LinkedHashMap<>();
    private long read;
    private boolean fresh;
    private Optional<Long> takenFrom = Optional.empty();

    /** They were read by the last look, not remembered. */
    boolean areFresh() {
        return fresh;
    }

    List<Head> look(Sql sql) throws SQLException {
        fresh = heads.isEmpty() || System.nanoTime() - read > REMEMBERED.toNanos();
        if (fresh) {
            heads.clear();
            read = System.nanoTime();
            all(sql).forEach(head -> heads.put(head.lane(), head));
        } else if (takenFrom.isPresent()) {
            lookAgain(sql, takenFrom.get());
        }
        takenFrom = Optional.empty();
        return List.copyOf(heads.values());
    }

    /**
     * This run was taken, and more of its lane perhaps. Where that is the only lane there is nothing to choose from, unless it
     * matters whether the next one is suspect too.
     */
    void took(Head head) {
        takenFrom = heads.size() > 1 || head.suspect() ? Optional.of(head.lane()) : Optional.empty();
    }

    void forget() {
        heads.clear();
    }

    private void lookAgain(Sql sql, long lane) throws SQLException {
        var head = sql.first(
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
    static List<Head> all(Sql sql) throws SQLException {
        return sql.list("""
                with recursive head(lane_id, priority, id, lost) as (
                    select * from (select lane_id, priority, id, lost from run where state = 1
                                   order by lane_id, priority desc, id limit 1) as first_head
                    union all
                    select next.lane_id, next.priority, next.id, next.lost from head %s)
                select lane_id, priority, id, lost from head
                """.formatted(sql.dialect().joinsLaterally() ? NEXT_LATERAL : NEXT_BY_NUMBER), LaneHeads::head);
    }

    private static Head head(Row row) throws SQLException {
        return new Head(row.number("lane_id"), row.whole("priority"), row.number("id"), row.flag("lost"));
    }
}
