package io.jadeite.engine.database;

import java.io.IOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schema to the version that this program knows. Flyway does it, and is only called when there is something to
 * do: loading it costs a second.
 */
final class Migrations {
    /** The newest migration that this program has; a test compares it with the files. */
    static final int NEWEST = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String HISTORY = "flyway_schema_history";

    /** What may be done to a schema that isn't of this version. */
    enum Wish {
        /** An empty database gets the schema, an old one is refused: others may be working with it. */
        CREATE_IF_EMPTY,
        UPGRADE
    }

    private final DatabaseAddress address;
    private final Dialect dialect;
    private final int newest;

    Migrations(DatabaseAddress address, Dialect dialect) {
        this(address, dialect, NEWEST);
    }

    /** As a program would that knows the schema up to this version. */
    Migrations(DatabaseAddress address, Dialect dialect, int newest) {
        this.address = address;
        this.dialect = dialect;
        this.newest = newest;
    }

    /** @throws DatabaseException where the schema is newer, or older and may not be changed */
    void ensure(Database database, Wish wish) {
        int found = database.schemaVersion();
        if (found == newest) {
            return;
        }
        if (found > newest) {
            throw new DatabaseException(
                    "The database (%s) has schema version %d, but this Jadeite knows versions up to %d. Use the newer Jadeite that made it."
                            .formatted(address.shown(), found, newest));
        }
        if (found > 0 && wish == Wish.CREATE_IF_EMPTY) {
            throw new DatabaseException(
                    "The database (%s) has schema version %d, and this Jadeite needs %d. 'jadeite database upgrade' brings it there; workers of the older version can finish their runs."
                            .formatted(address.shown(), found, newest));
        }
        if (address instanceof DatabaseAddress.SqliteFile file) {
            migrateOnce(database, file);
        } else {
            migrate();
        }
        LOG.info("The database ({}) has got schema version {}", address.shown(), newest);
    }

    static int versionIn(Sql sql) throws SQLException {
        if (sql.number(sql.dialect().tableCount(), HISTORY) == 0) {
            return 0;
        }
        return (int) sql.number("select coalesce(max(cast(version as integer)), 0) from " + HISTORY
                + " where cast(success as integer) = 1");
    }

    /** Under a lock, as Flyway has none for SQLite: another process may have done it in the meantime. */
    private void migrateOnce(Database database, DatabaseAddress.SqliteFile file) {
        try (var _ = SqliteFiles.hold(file.file())) {
            if (database.schemaVersion() < newest) {
                migrate();
            }
        } catch (IOException e) {
            throw new DatabaseException(
                    "The schema of the database (%s) can't be made: %s. May you write in its folder?"
                            .formatted(address.shown(), e.getMessage()),
                    e,
                    false);
        }
    }

    private void migrate() {
        var configuration = Flyway.configure(Migrations.class.getClassLoader())
                .locations(dialect.migrations())
                .table(HISTORY);
        switch (address) {
            case DatabaseAddress.SqliteFile file -> configuration.dataSource("jdbc:sqlite:" + file.file(), "", "");
            case DatabaseAddress.Postgresql server -> configuration.dataSource(Pools.postgresqlSource(server, false));
        }
        try {
            configuration.load().migrate();
        } catch (FlywayException e) {
            throw new DatabaseException(
                    "The schema of the database (%s) can't be brought to version %d: %s."
                            .formatted(address.shown(), newest, reason(e)),
                    e,
                    false);
        }
    }

    private String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return dialect.reasonOf(sql).words();
            }
        }
        return String.valueOf(failure.getMessage());
    }
}
