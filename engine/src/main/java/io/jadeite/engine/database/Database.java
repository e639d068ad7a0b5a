package io.jadeite.engine.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of this process to its database, with the schema that this version knows. An SQLite file and its schema come by
 * themselves at first use; so does the schema of an empty PostgreSQL database. It has a few connections at most, and none for
 * long while nothing is asked of it.
 *
 * <p>Threads may share it: they take turns where there are more of them than connections. A transaction must not ask for another
 * one inside itself; where others were changing the same rows it is done again from its beginning.
 */
public final class Database implements AutoCloseable {
    /** Work in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /** Work in one transaction that has no answer. */
    @FunctionalInterface
    public interface Effect {
        void in(Sql sql) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    static final String CLOSER_LOOK = " 'jadeite database check' looks closer.";

    private static final int TRIES = 5;

    private final DatabaseAddress address;
    private final Dialect dialect;
    private final HikariDataSource pool;
    private final boolean pooled;
    private final @Nullable HostPresence presence;
    private final Announcer announcer = new Announcer(this::sendWord);
    private final AwayTime away = new AwayTime();
    private volatile @Nullable Watch watch;
    private volatile @Nullable Thread watcher;

    private Database(
            DatabaseAddress address,
            Dialect dialect,
            HikariDataSource pool,
            boolean pooled,
            @Nullable HostPresence presence) {
        this.address = address;
        this.dialect = dialect;
        this.pool = pool;
        this.pooled = pooled;
        this.presence = presence;
    }

    /**
     * Connects, and makes the schema where there is none.
     *
     * @throws DatabaseException where the database can't be reached, is newer or older than this program, or belongs to
     *     another host
     */
    public static Database open(Settings settings) {
        return open(settings, Migrations.Wish.CREATE_IF_EMPTY, UnaryOperator.identity());
    }

    /** For tests that ask what would happen if a statement were written otherwise. */
    static Database open(Settings settings, UnaryOperator<Dialect> rewriting) {
        return open(settings, Migrations.Wish.CREATE_IF_EMPTY, rewriting);
    }

    /** Connects and brings the schema to this version: {@code jadeite database init} and {@code upgrade}. */
    public static Database openUpgraded(Settings settings) {
        return open(settings, Migrations.Wish.UPGRADE, UnaryOperator.identity());
    }

    private static Database open(Settings settings, Migrations.Wish wish, UnaryOperator<Dialect> rewriting) {
        var address = DatabaseAddress.of(settings);
        return switch (address) {
            case DatabaseAddress.Postgresql server -> {
                Pools.usePasswordFileIn(settings.userHome());
                boolean pooled = settings.get(Setting.DATABASE_POOLED);
                var config = Pools.postgresql(server, settings.get(Setting.DATABASE_CONNECTIONS), pooled);
                var dialect = rewriting.apply(new PostgresqlDialect());
                var pool = connect(settings, address, config, dialect);
                yield prepared(new Database(address, dialect, pool, pooled, null), wish);
            }
            case DatabaseAddress.SqliteFile file -> {
                SqliteFiles.prepare(file.file());
                var dialect = rewriting.apply(new SqliteDialect());
                var pool = connect(settings, address, Pools.sqlite(file, SqliteFiles.isShared(file.file())), dialect);
                var presence = new HostPresence(file.file(), HostName.of(settings));
                yield prepared(new Database(address, dialect, pool, false, presence), wish);
            }
        };
    }

    private static Database prepared(Database database, Migrations.Wish wish) {
        try {
            new Migrations(database.address, database.dialect).ensure(database, wish);
            if (database.presence != null) {
                database.presence.enter(database);
            }
            return database;
        } catch (RuntimeException e) {
            database.pool.close();
            throw e;
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    /** What and where it is, without a password. */
    public String shown() {
        return address.shown();
    }

    /** Several statements, done all or not at all. */
    public <T> T transaction(Work<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return answered(connection -> inTransaction(connection, work));
            } catch (SQLException e) {
                if (tries == TRIES || !dialect.isPassing(e)) {
                    throw failure(e);
                }
            }
        }
    }

    /** Several statements without an answer, done all or not at all. */
    public void change(Effect effect) {
        transaction(sql -> {
            effect.in(sql);
            return Optional.empty();
        });
    }

    /** A single statement, or reads that need not agree with each other. */
    public <T> T single(Work<T> work) {
        try {
            return answered(connection -> {
                var sql = new Sql(connection, dialect);
                return new Answer<>(work.in(sql), sql.announced());
            });
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Begins to hold a connection, for a thread that has nothing to do but to wait for runs. Where another thread watches already,
     * or the database is behind a pooler, the watch holds none and only waits.
     */
    public Watch watch() {
        try {
            synchronized (announcer) {
                boolean holds = !pooled && watch == null;
                var begun = new Watch(this, holds ? pool.getConnection() : null);
                if (holds) {
                    watcher = Thread.currentThread();
                    watch = begun;
                }
                return begun;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    void endWatch(Watch ended) {
        if (ended.equals(watch)) {
            watch = null;
            watcher = null;
        }
        var connection = ended.connection();
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("ending a watch", e);
            }
        }
    }

    /** Closes the connections that nobody uses now; the next use opens one. */
    public void rest() {
        if (listens() && pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Makes a table small and quick again that had many changes; takes as long as it takes. */
    public void tidy(String table) {
        var statement = dialect.tidyStatement(table);
        if (statement.isEmpty()) {
            return;
        }
        try (var connection = pool.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try (var vacuum = connection.createStatement()) {
                vacuum.execute(statement);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The number of the newest migration that was done here; 0 before the first. */
    public int schemaVersion() {
        return single(Migrations::versionIn);
    }

    /** For how long it has been away in all, as far as this process has noticed; an outage that goes on counts. */
    public Duration away() {
        return away.total();
    }

    DatabaseException failure(SQLException e) {
        // Where no connection was to be had in time, the pool wraps the reason.
        var told =
                e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException cause ? cause : e;
        if (told instanceof BatchUpdateException && told.getNextException() != null) {
            told = told.getNextException();
        }
        var reason = dialect.reasonOf(told);
        if (reason.outage() && !dialect.isPassing(told)) {
            away.noteFailure();
        }
        return new DatabaseException(
                "The database (%s) failed: %s.".formatted(shown(), stripped(reason.words())),
                e,
                reason.outage() || e instanceof SQLTransientException);
    }

    /** Something to do with a connection. */
    private interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    /** What a work gave, and how many runs it made ready. */
    private record Answer<T>(T value, int announced) {}

    /** Listening processes are told only when the connection is free again: after the commit. */
    private <T> T answered(Use<Answer<T>> use) throws SQLException {
        var answer = over(use);
        away.noteAnswer();
        if (answer.announced() > 0) {
            announce(answer.announced());
        }
        return answer.value();
    }

    /** Whether a server tells who listens. */
    boolean listens() {
        return !dialect.tellQuery().isEmpty();
    }

    /**
     * Whether a statement that makes one run ready may tell listening processes so itself: that spares a transaction of its own,
     * but one such commit waits for the other, so that only the first after a silence does. Otherwise {@link Sql#announce} does.
     */
    public boolean tellsByCommit() {
        return listens() && !pooled && announcer.tellsByCommit();
    }

    private void announce(int runs) {
        var watching = watch;
        if (listens()) {
            if (!pooled) {
                announcer.tell(runs);
            }
        } else if (watching != null && Thread.currentThread().equals(watcher)) {
            // A file's version tells only what came by other connections.
            watching.hear(runs);
        }
    }

    /** By the connection of the watch, where the calling thread watches. */
    private <T> T over(Use<T> use) throws SQLException {
        var watching = watch;
        if (watching != null && Thread.currentThread().equals(watcher) && !watching.isBroken()) {
            var held = watching.connection();
            if (held != null) {
                return use.of(held);
            }
        }
        try (var connection = pool.getConnection()) {
            return use.of(connection);
        }
    }

    private <T> Answer<T> inTransaction(Connection connection, Work<T> work) throws SQLException {
        dialect.begin(connection);
        var sql = new Sql(connection, dialect);
        T value;
        try {
            value = work.in(sql);
            dialect.commit(connection);
        } catch (Throwable e) {
            rollBack(connection, e);
            throw e;
        }
        return new Answer<>(value, sql.announced());
    }

    private void sendWord(int runs) {
        single(sql -> sql.list(dialect.tellQuery(), row -> "", Integer.toString(runs)));
    }

    @Override
    public void close() {
        announcer.flush();
        if (presence != null) {
            presence.leave(this);
        }
        pool.close();
    }

    private static HikariDataSource connect(
            Settings settings, DatabaseAddress address, HikariConfig config, Dialect dialect) {
        config.setConnectionTimeout(
                Math.max(250, settings.get(Setting.DATABASE_TIMEOUT).toMillis()));
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            var reason = e.getCause() instanceof SQLException cause
                    ? dialect.reasonOf(cause)
                    : new Dialect.Reason(String.valueOf(e.getMessage()), true);
            throw new DatabaseException(
                    "Can't reach the database (%s, from %s): %s.%s"
                            .formatted(
                                    address.shown(),
                                    settings.placeOf(Setting.DATABASE),
                                    stripped(reason.words()),
                                    CLOSER_LOOK),
                    e,
                    reason.outage());
        }
    }

    private static String stripped(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private void rollBack(Connection connection, Throwable cause) {
        try {
            dialect.rollBack(connection);
        } catch (SQLException e) {
            cause.addSuppressed(e);
            // Nobody knows in what state it is; what others did with it might never be committed.
            pool.evictConnection(connection);
        }
    }
}
