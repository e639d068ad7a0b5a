package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Tags;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many runs that carry a word may run at once. What runs is counted while the limit's row is held, so no counter can go
 * astray. Threads may share it.
 */
public final class Limits {
    private final Database database;

    public Limits(Database database) {
        this.database = database;
    }

    /** Sets or changes a limit; 0 lets none start. */
    public void set(String word, int capacity) {
        var checked = checked(word);
        if (capacity < 0) {
            throw new InputException("A limit can't be negative, found %d.".formatted(capacity));
        }
        database.change(sql -> {
            sql.update("""
                    insert into run_limit (word, capacity, owner, since) values (?, ?, ?, ${now})
                    on conflict (word) do update set capacity = excluded.capacity, owner = excluded.owner, since = excluded.since
                    """, checked, capacity, Owner.in(sql));
            sql.announce(capacity);
        });
    }

    /**
     * The word, if it can be that of a limit: it is of the same kind as tags.
     *
     * @throws InputException where it can't
     */
    public static String checked(String word) {
        try {
            return Tags.of(word).sorted().getFirst();
        } catch (InputException e) {
            throw new InputException(
                    "A limit is named by a word like a tag, without spaces around it; found '%s'.".formatted(word));
        }
    }

    /** False where there is no such limit. */
    public boolean remove(String word) {
        return database.single(sql -> {
            int removed = sql.update("delete from run_limit where word = ?", word);
            sql.announce(removed);
            return removed == 1;
        });
    }

    public List<Limit> all() {
        return database.single(Limits::in);
    }

    /** How many runs each limit counts now, by its word. */
    public Map<String, Long> running() {
        return database.single(sql -> running(sql, in(sql)));
    }

    static List<Limit> in(Sql sql) throws SQLException {
        return sql.list("select word, capacity, owner, since from run_limit order by word", Limits::read);
    }

    static Limit read(Row row) throws SQLException {
        return new Limit(
                row.text("word"), row.whole("capacity"), row.text("owner"), Instant.ofEpochMilli(row.number("since")));
    }

    static Map<String, Long> running(Sql sql, List<Limit> limits) throws SQLException {
        var counts = new HashMap<String, Long>();
        limits.forEach(limit -> counts.put(limit.word(), 0L));
        if (limits.isEmpty()) {
            return counts;
        }
        record InLane(long lane, long runs) {}
        var running = sql.list(
                "select lane_id, count(*) as runs from run where state = 2 and lane_id is not null group by lane_id",
                row -> new InLane(row.number("lane_id"), row.number("runs")));
        var lanes = new HashMap<Long, Lanes.Numbered>();
        Lanes.withIds(sql, running.stream().map(InLane::lane).toList()).forEach(lane -> lanes.put(lane.id(), lane));
        for (var inLane : running) {
            var lane = lanes.get(inLane.lane());
            for (var limit : limits) {
                if (lane != null && limit.covers(lane.lane())) {
                    counts.merge(limit.word(), inLane.runs(), Long::sum);
                }
            }
        }
        return counts;
    }

    /** How many more may start under all of these, which are held until the end of the transaction, always in the same order. */
    static long hold(Sql sql, List<Limit> limits) throws SQLException {
        for (var limit : limits) {
            sql.list("select word from run_limit where word = ? ${lock}", row -> row.text("word"), limit.word());
        }
        var words = limits.stream().map(Limit::word).toList();
        var now = in(sql).stream().filter(limit -> words.contains(limit.word())).toList();
        var running = running(sql, now);
        return now.stream()
                .mapToLong(limit -> limit.capacity() - running.getOrDefault(limit.word(), 0L))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
