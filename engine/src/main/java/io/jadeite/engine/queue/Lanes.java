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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lanes' rows. They are never changed or removed, so what was read once stays true. */
final class Lanes {
    private Lanes() {}

    /** A lane with its number, and whose runs stand in it. */
    record Numbered(long id, String owner, Lane lane) {}

    /** The number of an owner's lane, made at its first use. */
    static long idOf(Sql sql, Lane lane, String owner) throws SQLException {
        var key = key(lane, owner);
        var found = find(sql, key);
        if (found != 0) {
            return found;
        }
        sql.update(
                """
                insert into lane (lane_key, owner, tags, user_tags, limits, workflow, calculator, language, cores, memory_megabytes,
                                  gpus, time_bucket_ms)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (lane_key) do nothing
                """,
                key,
                owner,
                WordList.write(lane.tags().sorted()),
                WordList.write(lane.userTags().sorted()),
                WordList.write(lane.limits().stream().sorted().toList()),
                lane.workflow(),
                lane.calculator(),
                lane.language().orElse(""),
                lane.resources().cores(),
                lane.resources().memoryMegabytes(),
                lane.resources().gpus(),
                lane.resources().time().toMillis());
        return find(sql, key);
    }

    /** What tells an owner's lane from every other. */
    static String key(Lane lane, String owner) {
        return owner + "|" + lane.key();
    }

    /** The lanes with these numbers. */
    static List<Numbered> withIds(Sql sql, Collection<Long> ids) throws SQLException {
        return sql.list(
                "select * from lane where id in ${ids}",
                row -> new Numbered(row.number("id"), row.text("owner"), read(row)),
                sql.dialect().ids(ids));
    }

    static Lane read(Row row) throws SQLException {
        return new Lane(
                Tags.of(WordList.read(row.text("tags"), "lane.tags")),
                Tags.of(WordList.read(row.text("user_tags"), "lane.user_tags")),
                Set.copyOf(WordList.read(row.text("limits"), "lane.limits")),
                row.text("workflow"),
                row.text("calculator"),
                Optional.of(row.text("language")).filter(language -> !language.isEmpty()),
                new Resources(
                        row.whole("cores"),
                        row.number("memory_megabytes"),
                        row.whole("gpus"),
                        Duration.ofMillis(row.number("time_bucket_ms"))));
    }

    private static long find(Sql sql, String key) throws SQLException {
        return sql.first("select id from lane where lane_key = ?", row -> row.number("id"), key)
                .orElse(0L);
    }
}
