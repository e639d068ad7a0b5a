package io.jadeite.engine.queue;

import io.jadeite.engine.database.Row;
import io.jadeite.engine.database.Sql;
import java.sql.SQLException;

/** What keeps runs from being taken though workers are there; every claim reads all of them. */
sealed interface Restriction permits Pause, Limit {
    /** The limits by their words. */
    Sql.Query<Restriction> ALL = new Sql.Query<>("""
            select 0 as is_limit, tags as word, 0 as capacity, owner, since from pause
            union all select 1, word, capacity, owner, since from run_limit order by is_limit, word
            """, Restriction::read);

    private static Restriction read(Row row) throws SQLException {
        return row.flag("is_limit") ? Limits.read(row) : Pauses.read(row.text("word"), row);
    }
}
