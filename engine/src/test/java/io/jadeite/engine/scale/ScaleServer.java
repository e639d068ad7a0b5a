package io.jadeite.engine.scale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A PostgreSQL server of the measurement's own, durable as by default, and what is asked of it beside the engine. */
final class ScaleServer implements AutoCloseable {
    static final int MOST_CONNECTIONS = 120;
    private static final String DATABASE = "scale";
    /** Of the times in /proc (proc(5), sysconf(_SC_CLK_TCK)); 100 on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    private final EmbeddedPostgres server;
    private final long pid;

    private ScaleServer(EmbeddedPostgres server, long pid) {
        this.server = server;
        this.pid = pid;
    }

    static ScaleServer start(Path folder) {
        try {
            var data = folder.resolve("data");
            Files.createDirectories(folder);
            // The library that starts it has other defaults of its own, made for tests.
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            var found = new ScaleServer(
                    server,
                    Long.parseLong(
                            Files.readAllLines(data.resolve("postmaster.pid")).getFirst()));
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + DATABASE);
            }
            found.execute("create extension pg_stat_statements");
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL of the measurement doesn't start.", e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(server.getPort(), DATABASE);
    }

    Connection connect() throws SQLException {
        return server.getDatabase("postgres", DATABASE).getConnection();
    }

    void execute(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + String.join("; ", statements), e);
        }
    }

    long number(String sql) {
        return Long.parseLong(rows(sql).getFirst().getFirst());
    }

    /** All rows, as texts. */
    List<List<String>> rows(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (answer.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(answer.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + " in: " + sql, e);
        }
    }

    Duration time(String... statements) {
        long began = System.nanoTime();
        execute(statements);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Where the write-ahead log has come to, in bytes. */
    long walBytes() {
        return number("select (pg_current_wal_insert_lsn() - '0/0')::bigint");
    }

    /** User and system time of the server and all its processes, those that have ended among them. */
    double processorSeconds() {
        try {
            double seconds = ticks(pid, 4) / TICKS_A_SECOND;
            for (var child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
                seconds += ticks(child.pid(), 2) / TICKS_A_SECOND;
            }
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own user and system time (2 fields), and that of its ended children (4 fields): proc(5), stat, from field 14 on. */
    private static long ticks(long process, int fields) throws IOException {
        var stat = Path.of("/proc", Long.toString(process), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        var text = Files.readString(stat);
        var values = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(values)
                .skip(11)
                .limit(fields)
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
