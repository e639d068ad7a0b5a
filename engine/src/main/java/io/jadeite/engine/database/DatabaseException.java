package io.jadeite.engine.database;

import io.jadeite.engine.problem.JadeiteException;
import java.sql.SQLException;

/** The database can't do what was asked: it is away, full, of another version, or refuses. */
public final class DatabaseException extends JadeiteException {
    private final boolean outage;

    public DatabaseException(String message, Throwable cause, boolean outage) {
        super(message, cause);
        this.outage = outage;
    }

    public DatabaseException(String message) {
        super(message);
        this.outage = false;
    }

    /** What was to be written contradicts what somebody else has written: an integrity constraint (SQLSTATE class 23). */
    public boolean isConflict() {
        return getCause() instanceof SQLException e
                && e.getSQLState() != null
                && e.getSQLState().startsWith("23");
    }

    /** The same may go through later: the connection broke or the server is away. */
    public boolean isOutage() {
        return outage;
    }
}
