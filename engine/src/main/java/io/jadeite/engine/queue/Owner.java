package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import java.sql.SQLException;

/** Who a run belongs to: the database's own word for who is connected, else the system's. */
final class Owner {
    private Owner() {}

    static String in(Sql sql) throws SQLException {
        var query = sql.dialect().ownerQuery();
        return query.isEmpty()
                ? System.getProperty("user.name")
                : sql.first(query, row -> row.text("owner")).orElseThrow();
    }
}
