package io.jadeite.engine.testing;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.setting.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL server of a test run, started at its first use and stopped with the process. */
public final class RealPostgresql {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RealPostgresql() {}

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                // Tests ask whether commits are right, not whether they survive a power cut.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("The real PostgreSQL of the tests doesn't start.", e);
            }
        }
    }

    /** The database with the schema, which each test copies. */
    private static final class Template {
        static final String NAME = make();

        private static String make() {
            var address = createEmptyDatabase();
            var settings = Settings.load(Map.of("JADEITE_DATABASE", address), Path.of(""));
            Database.open(settings).close();
            return address.replaceAll(".*/|\\?.*", "");
        }
    }

    /** The address of a new database with the schema. */
    public static String createDatabase() {
        return create(" template " + Template.NAME);
    }

    /** The address of a new, empty database. */
    public static String createEmptyDatabase() {
        return create("");
    }

    private static String create(String from) {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + from);
        } catch (SQLException e) {
            throw new IllegalStateException("can't create the database " + name, e);
        }
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port(), name);
    }

    /** The folder with {@code initdb}, {@code pg_ctl} and {@code postgres}. */
    public static Path binaries() {
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select setting from pg_config where name = 'BINDIR'")) {
            answer.next();
            return Path.of(answer.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("can't ask where the server's programs lie", e);
        }
    }

    public static int port() {
        return Server.INSTANCE.getPort();
    }
}
