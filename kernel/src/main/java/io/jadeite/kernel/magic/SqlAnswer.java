package io.jadeite.kernel.magic;

import io.jadeite.engine.database.Database;
import tech.tablesaw.api.Table;

/** What Jadeite's own database answers. Whatever the query does is undone. */
final class SqlAnswer {
    private SqlAnswer() {}

    /** Ends the transaction without its changes. */
    @SuppressWarnings("serial")
    private static final class Undone extends RuntimeException {
        private final transient Table table;

        Undone(Table table) {
            super(null, null, false, false);
            this.table = table;
        }
    }

    static Table of(Database database, String query) {
        try {
            database.change(sql -> {
                throw new Undone(sql.whole(query, answer -> Table.read().db(answer)));
            });
            throw new IllegalStateException("a change that always ends early");
        } catch (Undone e) {
            return e.table;
        }
    }
}
