package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Pauses parts of the queue, and ends that. Threads may share it. */
public final class Pauses {
    private final Database database;

    public Pauses(Database database) {
        this.database = database;
    }

    /** A pause that is there already stays as it was. */
    public void begin(Tags tags) {
        database.change(sql -> sql.update(
                "insert into pause (tags, owner, since) values (?, ?, ${now}) on conflict (tags) do nothing",
                WordList.write(tags.sorted()),
                Owner.in(sql)));
    }

    /** False where there is no pause of just these tags. */
    public boolean end(Tags tags) {
        return database.single(sql -> sql.update("delete from pause where tags = ?", WordList.write(tags.sorted())))
                == 1;
    }

    public List<Pause> all() {
        return database.single(Pauses::in);
    }

    static List<Pause> in(Sql sql) throws SQLException {
        return sql.list(
                "select tags, owner, since from pause order by since, tags", row -> read(row.text("tags"), row));
    }

    static Pause read(String tags, Row row) throws SQLException {
        return new Pause(
                Tags.of(WordList.read(tags, "pause.tags")),
                row.text("owner"),
                Instant.ofEpochMilli(row.number("since")));
    }
}
