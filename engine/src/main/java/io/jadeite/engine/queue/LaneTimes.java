package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the runs of each lane take, learned from those that were finished: by this process at once, by the others when it
 * looks again. The times are counted on a logarithmic scale whose steps are a factor of √2 apart. Threads may share it.
 */
public final class LaneTimes {
    /** From so many runs on, placement trusts what was learned. */
    public static final int ENOUGH = 5;

    private static final double USUAL_SHARE = 0.95;
    /** When a lane has so many, the older ones are halved: what took long a year ago is forgotten. */
    private static final int MOST_KEPT = 2000;

    private final Database database;
    private final Map<Long, SortedMap<Integer, Long>> known = new HashMap<>();
    private final Map<Long, SortedMap<Integer, Long>> untold = new HashMap<>();

    public LaneTimes(Database database) {
        this.database = database;
    }

    /** A run of the lane took so long. */
    public synchronized void note(long lane, Duration time) {
        add(known, lane, step(time), 1);
        add(untold, lane, step(time), 1);
    }

    /** In so much time 95 % of the lane's runs were done; empty where fewer than so many were seen. */
    public synchronized Optional<Duration> usual(long lane, int atLeast) {
        var steps = known.get(lane);
        return steps == null ? Optional.empty() : usual(steps, atLeast);
    }

    /** What others have learned of these lanes is known here too. */
    public void learn(Sql sql, Collection<Long> lanes) throws SQLException {
        var told = read(sql, lanes);
        synchronized (this) {
            for (long lane : lanes) {
                var steps = told.getOrDefault(lane, new TreeMap<>());
                untold.getOrDefault(lane, new TreeMap<>()).forEach((step, runs) -> steps.merge(step, runs, Long::sum));
                known.put(lane, steps);
            }
        }
    }

    /** Tells the others what was learned here. */
    public void tell() {
        Map<Long, SortedMap<Integer, Long>> news;
        synchronized (this) {
            if (untold.isEmpty()) {
                return;
            }
            // In one order, so that no two processes wait for each other.
            news = new TreeMap<>(untold);
            untold.clear();
        }
        database.change(sql -> {
            for (var lane : news.entrySet()) {
                for (var step : lane.getValue().entrySet()) {
                    sql.update("""
                            insert into lane_time (lane_id, scale_step, runs) values (?, ?, ?)
                            on conflict (lane_id, scale_step) do update set runs = lane_time.runs + excluded.runs
                            """, lane.getKey(), step.getKey(), step.getValue());
                }
                sql.update("""
                        update lane_time set runs = runs / 2
                        where lane_id = ? and (select sum(all_of.runs) from lane_time all_of where all_of.lane_id = ?) > ?
                        """, lane.getKey(), lane.getKey(), MOST_KEPT);
            }
        });
    }

    /** What all processes together have learned of a lane. */
    static Optional<Duration> usual(Sql sql, long lane) throws SQLException {
        var steps = read(sql, List.of(lane)).get(lane);
        return steps == null ? Optional.empty() : usual(steps, ENOUGH);
    }

    private static Map<Long, SortedMap<Integer, Long>> read(Sql sql, Collection<Long> lanes) throws SQLException {
        record Told(long lane, int step, long runs) {}
        var times = new HashMap<Long, SortedMap<Integer, Long>>();
        for (var told : sql.list(
                "select lane_id, scale_step, runs from lane_time where lane_id in ${ids}",
                row -> new Told(row.number("lane_id"), row.whole("scale_step"), row.number("runs")),
                sql.dialect().ids(lanes))) {
            add(times, told.lane(), told.step(), told.runs());
        }
        return times;
    }

    private static void add(Map<Long, SortedMap<Integer, Long>> times, long lane, int step, long runs) {
        times.computeIfAbsent(lane, id -> new TreeMap<>()).merge(step, runs, Long::sum);
    }

    private static Optional<Duration> usual(SortedMap<Integer, Long> steps, int atLeast) {
        long all = steps.values().stream().mapToLong(Long::longValue).sum();
        if (all < atLeast || all == 0) {
            return Optional.empty();
        }
        long seen = 0;
        for (var step : steps.entrySet()) {
            seen += step.getValue();
            if (seen >= all * USUAL_SHARE) {
                return Optional.of(upTo(step.getKey()));
            }
        }
        return Optional.of(upTo(steps.lastKey()));
    }

    /** Step 0 is up to 1 µs. */
    private static int step(Duration time) {
        double microseconds = Math.max(1, time.toNanos() / 1e3);
        return (int) Math.ceil(2 * Math.log(microseconds) / Math.log(2));
    }

    private static Duration upTo(int step) {
        return Duration.ofNanos((long) (1000 * Math.pow(2, step / 2.0)));
    }
}
