package io.jadeite.engine.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of this process to its database, with the schema that this version knows. An SQLite file and its
 * schema come by themselves at first use; so does the schema of an empty PostgreSQL database.
 *
 * <p>Threads may share it: they take turns. A transaction must not ask for another one inside itself.
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

    static final String CLOSER_LOOK = " 'jadeite database check' looks closer.";

    private final DatabaseAddress address;
    private final Dialect dialect;
    private final HikariDataSource pool;
    private final @Nullable HostPresence presence;

    private Database(DatabaseAddress address, Dialect dialect, HikariDataSource pool, @Nullable HostPresence presence) {
        this.address = address;
        this.dialect = dialect;
        this.pool = pool;
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
                var dialect = rewriting.apply(new PostgresqlDialect());
                var pool = connect(settings, address, Pools.postgresql(server), dialect);
                yield prepared(new Database(address, dialect, pool, null), wish);
            }
            case DatabaseAddress.SqliteFile file -> {
                SqliteFiles.prepare(file.file());
                var dialect = rewriting.apply(new SqliteDialect());
                var pool = connect(settings, address, Pools.sqlite(file, SqliteFiles.isShared(file.file())), dialect);
                var presence = new HostPresence(file.file(), HostName.of(settings));
                yield prepared(new Database(address, dialect, pool, presence), wish);
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
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var value = work.in(new Sql(connection, dialect));
                connection.commit();
                return value;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
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
        try (var connection = pool.getConnection()) {
            return work.in(new Sql(connection, dialect));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The number of the newest migration that was done here; 0 before the first. */
    public int schemaVersion() {
        return single(Migrations::versionIn);
    }

    DatabaseException failure(SQLException e) {
        // Where no connection was to be had in time, the pool wraps the reason.
        var told =
                e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException cause ? cause : e;
        var reason = dialect.reasonOf(told);
        return new DatabaseException(
                "The database (%s) failed: %s.".formatted(shown(), stripped(reason.words())),
                e,
                reason.outage() || e instanceof SQLTransientException);
    }

    @Override
    public void close() {
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

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
