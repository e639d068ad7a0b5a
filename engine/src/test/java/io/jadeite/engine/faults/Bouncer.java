package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** PgBouncer before a server, in transaction mode: each transaction may go over another connection. */
final class Bouncer implements Leftovers.Thing {
    private final Process process;
    private final int port;

    private Bouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Bouncer before(FaultServer server, Path folder) {
        Components.needPgBouncer();
        int port = FaultServer.freePort();
        var configuration = folder.resolve("pgbouncer.ini");
        var command = new ArrayList<String>();
        if (Shell.isRoot()) {
            // It refuses to run as root; in a user namespace it isn't root to itself.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of("/usr/sbin/pgbouncer", configuration.toString()));
        try {
            Files.writeString(configuration, """
                    [databases]
                    * = host=127.0.0.1 port=%d user=postgres
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    pool_mode = transaction
                    default_pool_size = 3
                    max_client_conn = 200
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(server.port(), port));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                    .start();
            var bouncer = new Bouncer(process, port);
            Leftovers.add(bouncer);
            bouncer.awaitListening(folder);
            return bouncer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    private void awaitListening(Path folder) throws IOException {
        for (int tries = 0; tries < 200; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(25_000_000);
            }
        }
        throw new AssertionError("PgBouncer doesn't start: " + Files.readString(folder.resolve("pgbouncer.log")));
    }

    @Override
    public void close() {
        Leftovers.remove(this);
        process.destroyForcibly();
    }
}
