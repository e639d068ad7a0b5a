package io.jadeite.engine.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to an SQLite file that keeps its statements prepared, as the driver for PostgreSQL does: to prepare one takes
 * several times as long as to execute it. For one thread at a time.
 */
final class SqliteConnection extends JDBC4Connection {
    private static final int MOST_KEPT = 200;
    /** 16 MB: what is written to the same page in between is written back once, and waits for the disk are fewer. */
    private static final int PAGES_BETWEEN_CHECKPOINTS = 4000;

    /** Those that nobody uses now, by their text. The driver closes them with the connection. */
    private final Map<String, Kept> kept = new HashMap<>();

    /** @param patience how long a statement waits for another process to let go of the file */
    SqliteConnection(String url, String file, Properties properties, Duration patience) throws SQLException {
        super(url, file, properties);
        BusyHandler.setHandler(this, new Turns(patience.toNanos()));
        try (var statement = createStatement()) {
            statement.execute("pragma wal_autocheckpoint = " + PAGES_BETWEEN_CHECKPOINTS);
        }
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        var known = kept.remove(sql);
        return known != null ? known : new Kept(this, sql);
    }

    private static final class Kept extends JDBC4PreparedStatement {
        private final SqliteConnection owner;
        private final String text;

        Kept(SqliteConnection owner, String text) throws SQLException {
            super(owner, text);
            this.owner = owner;
            this.text = text;
        }

        /** It is the connection's again. */
        @Override
        public void close() throws SQLException {
            if (owner.isClosed() || owner.kept.size() >= MOST_KEPT || owner.kept.containsKey(text)) {
                super.close();
                return;
            }
            rs.close();
            clearBatch();
            owner.kept.put(text, this);
        }
    }

    /**
     * Processes that all want the file take turns of some milliseconds: who finds it held stays away for a while, then asks a few
     * times in a row, so as to hit the moment between two transactions of another. In a turn a process finds its pages in its
     * memory; those of who comes back after another has written have to be read anew. SQLite's own pauses grow to a tenth of a
     * second, so that who has waited for longest waits on.
     */
    private static final class Turns extends BusyHandler {
        private static final long SHORTEST_AWAY = TimeUnit.MILLISECONDS.toNanos(3);
        private static final long LONGEST_AWAY = TimeUnit.MILLISECONDS.toNanos(9);
        /** Shorter than a transaction. */
        private static final long BETWEEN_ASKING = TimeUnit.MICROSECONDS.toNanos(30);

        private static final int ASKED_IN_A_ROW = 6;

        private final long patience;
        private long began;

        Turns(long patience) {
            this.patience = patience;
        }

        /** 0 gives up. */
        @Override
        protected int callback(int earlier) {
            long now = System.nanoTime();
            if (earlier == 0) {
                began = now;
            }
            if (now - began > patience) {
                return 0;
            }
            LockSupport.parkNanos(
                    earlier % ASKED_IN_A_ROW == 0
                            ? ThreadLocalRandom.current().nextLong(SHORTEST_AWAY, LONGEST_AWAY)
                            : BETWEEN_ASKING);
            return 1;
        }
    }
}
