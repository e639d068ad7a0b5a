package io.jadeite.engine.queue;

import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lanes' rows. They are never changed or removed, so what was read once stays true. */
final class Lanes {
    private Lanes() {}

    /** The lane's number, made at its first use. */
    static long idOf(Sql sql, Lane lane) throws SQLException {
        var found = find(sql, lane);
        if (found != 0) {
            return found;
        }
        sql.update(
                """
                insert into lane (lane_key, tags, user_tags, workflow, calculator, cores, memory_megabytes, gpus, time_bucket_ms)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (lane_key) do nothing
                """,
                lane.key(),
                WordList.write(lane.tags().sorted()),
                WordList.write(lane.userTags().sorted()),
                lane.workflow(),
                lane.calculator(),
                lane.resources().cores(),
                lane.resources().memoryMegabytes(),
                lane.resources().gpus(),
                lane.resources().time().toMillis());
        return find(sql, lane);
    }

    /** The lanes that were made after the one with this number, and what is there of the missing ones, by number. */
    static Map<Long, Lane> after(Sql sql, long id, Collection<Long> missing) throws SQLException {
        var lanes = new LinkedHashMap<Long, Lane>();
        for (var entry : sql.list(
                "select * from lane where id > ? or id in ${ids} order by id",
                row -> Map.entry(row.number("id"), read(row)),
                id,
                sql.dialect().ids(missing))) {
            lanes.put(entry.getKey(), entry.getValue());
        }
        return lanes;
    }

    static Lane read(Row row) throws SQLException {
        return new Lane(
                Tags.of(WordList.read(row.text("tags"), "lane.tags")),
                Tags.of(WordList.read(row.text("user_tags"), "lane.user_tags")),
                row.text("workflow"),
                row.text("calculator"),
                new Resources(
                        row.whole("cores"),
                        row.number("memory_megabytes"),
                        row.whole("gpus"),
                        Duration.ofMillis(row.number("time_bucket_ms"))));
    }

    private static long find(Sql sql, Lane lane) throws SQLException {
        return sql.first("select id from lane where lane_key = ?", row -> row.number("id"), lane.key())
                .orElse(0L);
    }
}
