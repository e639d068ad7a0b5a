package io.jadeite.engine.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A process that has nothing to do, holding its one connection and being told there when runs can be taken. Whoever watches
 * also asks from time to time: what is told may be lost. For the thread that opened it, whose other work with the database goes
 * by the same connection meanwhile.
 */
public final class Watch implements AutoCloseable {
    /** How often an SQLite file is looked at for changes: a number in its memory, cheaper than any query. */
    private static final Duration FILE_LOOK = Duration.ofMillis(25);

    private final Database database;
    private final @Nullable Connection connection;
    private long fileVersion;
    private boolean broken;
    private int heard;

    /** @param connection none where the database is behind a pooler, so that nobody can be told */
    Watch(Database database, @Nullable Connection connection) throws SQLException {
        this.database = database;
        this.connection = connection;
        if (connection != null) {
            begin(connection);
        }
    }

    private void begin(Connection held) throws SQLException {
        if (database.listens()) {
            try (var statement = held.createStatement()) {
                statement.execute("listen " + PostgresqlDialect.CHANNEL);
            }
            // What was told before is old.
            held.unwrap(PGConnection.class).getNotifications();
        } else {
            fileVersion = fileVersion(held);
        }
    }

    /**
     * Waits for so long, or until it is told something.
     *
     * @return how many runs can be taken, as it was told; 0 where it was told nothing
     */
    public int await(Duration time) throws InterruptedException {
        if (connection == null || broken) {
            Thread.sleep(time);
            return 0;
        }
        if (heard > 0) {
            int runs = heard;
            heard = 0;
            return runs;
        }
        try {
            return database.listens() ? awaitWord(connection, time) : awaitChange(connection, time);
        } catch (SQLException e) {
            broken = true;
            throw database.failure(e);
        }
    }

    /** It made so many runs ready itself, by this connection. */
    void hear(int runs) {
        heard += runs;
    }

    /** Whether its connection is gone, so that it is told nothing any more and a new one should be begun. */
    public boolean isBroken() {
        try {
            return broken || (connection != null && connection.isClosed());
        } catch (SQLException e) {
            return true;
        }
    }

    /** Whether it is told anything at all, or only waits. */
    public boolean tells() {
        return connection != null;
    }

    /** The connection it holds; none where it holds none. */
    @Nullable
    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        database.endWatch(this);
    }

    private static int awaitWord(Connection held, Duration time) throws SQLException {
        var told = held.unwrap(PGConnection.class).getNotifications((int) Math.max(1, time.toMillis()));
        int runs = 0;
        for (var word : told == null ? new org.postgresql.PGNotification[0] : told) {
            runs += count(word.getParameter());
        }
        return runs;
    }

    /** An older or foreign teller says nothing of how many. */
    private static int count(String word) {
        try {
            return Math.max(1, Integer.parseInt(word));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private int awaitChange(Connection held, Duration time) throws SQLException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        do {
            Thread.sleep(Duration.ofNanos(Math.clamp(end - System.nanoTime(), 1, FILE_LOOK.toNanos())));
            long now = fileVersion(held);
            if (now != fileVersion) {
                fileVersion = now;
                return 1;
            }
        } while (System.nanoTime() < end);
        return 0;
    }

    /** Changes when another connection has written (sqlite.org, PRAGMA data_version). */
    private static long fileVersion(Connection held) throws SQLException {
        try (var statement = held.createStatement();
                var answer = statement.executeQuery("pragma data_version")) {
            return answer.next() ? answer.getLong(1) : 0;
        }
    }
}
