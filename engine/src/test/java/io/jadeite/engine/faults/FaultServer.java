package io.jadeite.engine.faults;

import io.jadeite.engine.testing.RealPostgresql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server that can be stopped, started and ended without grace, with its data where the test wants them. It has
 * a password for nobody, and is stopped and removed at the end.
 */
final class FaultServer implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Binaries {
        static final Path FOLDER = RealPostgresql.binaries();
    }

    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> settings;

    private FaultServer(Path data, Path log, int port, List<String> settings) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Makes and starts one.
     *
     * @param parent the folder that gets its data
     * @param settings such as {@code fsync=off}
     */
    static FaultServer start(Path parent, String... settings) {
        var data = parent.resolve("data");
        var log = parent.resolve("server.log");
        var all = new ArrayList<>(List.of("max_connections=200", "listen_addresses=*", "unix_socket_directories="));
        all.addAll(Arrays.asList(settings));
        var server = new FaultServer(data, log, freePort(), all);
        asServer("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-D", data + "");
        try {
            // Workers of other network namespaces come from other addresses.
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 0.0.0.0/0 trust\nhost all all ::/0 trust\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        return server;
    }

    void start() {
        var options = new StringBuilder("-p " + port);
        settings.forEach(setting -> options.append(" -c ").append(setting));
        asServer("pg_ctl", "-D", data.toString(), "-w", "-t", "50", "-l", log.toString(), "-o", options + "", "start");
    }

    /** In good order. */
    void stop() {
        asServer("pg_ctl", "-D", data.toString(), "-w", "-t", "50", "-m", "fast", "stop");
    }

    /** Without any order, as at a crash: the next start recovers. */
    void stopAtOnce() {
        asServer("pg_ctl", "-D", data.toString(), "-w", "-t", "50", "-m", "immediate", "stop");
    }

    boolean isRunning() {
        return Shell.ask(command("pg_ctl", "-D", data.toString(), "status")).code() == 0;
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    /** The name of a new, empty database. */
    String newDatabase() {
        var name = "faults_" + DATABASES.incrementAndGet();
        change("postgres", "create database " + name);
        return name;
    }

    /** As a setting says it. */
    String address(String host, int throughPort, String database) {
        return "jdbc:postgresql://%s:%d/%s?user=postgres".formatted(host, throughPort, database);
    }

    String address(String database) {
        return address("localhost", port, database);
    }

    /** A connection of the test's own, past the engine. */
    Connection connect(String database) {
        try {
            return DriverManager.getConnection(address(database));
        } catch (SQLException e) {
            throw new IllegalStateException("can't connect to " + database, e);
        }
    }

    void change(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("can't do " + sql, e);
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            // Not at once: that would leave shared memory behind.
            stop();
        }
    }

    private static void asServer(String... command) {
        Shell.run(command(command));
    }

    /** PostgreSQL refuses to run as root; in a user namespace it isn't root to itself. */
    private static String[] command(String... command) {
        var whole = new ArrayList<String>();
        if (Shell.isRoot()) {
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.add(Binaries.FOLDER.resolve(command[0]).toString());
        whole.addAll(Arrays.asList(command).subList(1, command.length));
        return whole.toArray(String[]::new);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
