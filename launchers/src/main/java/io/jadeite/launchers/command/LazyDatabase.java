package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the database at the first question, so that wrong input is told without one. For one thread. */
final class LazyDatabase implements Supplier<Database>, AutoCloseable {
    private final Session session;
    private @Nullable Database open;

    LazyDatabase(Session session) {
        this.session = session;
    }

    @Override
    public Database get() {
        if (open == null) {
            open = Database.open(session.settings());
        }
        return open;
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
