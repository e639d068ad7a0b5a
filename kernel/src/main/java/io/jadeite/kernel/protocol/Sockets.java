package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five sockets of a kernel, bound. Only one thread may use it. */
final class Sockets implements AutoCloseable {
    // Messages; an output has 64 KB at most, so a front end that is too slow may have 16 MB waiting for it here.
    private static final int OUTPUTS_WAITING = 256;
    private static final int LINGER_MILLIS = 1000;

    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    final ZMQ.Socket heartbeat;
    private final ZMQ.Context context = ZMQ.context(1);
    private final List<ZMQ.Socket> all = new ArrayList<>();
    private final ConnectionFile.Ports ports;

    /** @throws InputException where a port is taken */
    Sockets(ConnectionFile connection) {
        try {
            shell = socket(SocketType.ROUTER, connection);
            control = socket(SocketType.ROUTER, connection);
            stdin = socket(SocketType.ROUTER, connection);
            heartbeat = socket(SocketType.ROUTER, connection);
            iopub = socket(SocketType.XPUB, connection);
            for (var router : List.of(shell, control, stdin, heartbeat)) {
                router.setSndHWM(0);
                // A front end that comes back takes over its old place.
                router.setRouterHandover(true);
            }
            iopub.setSndHWM(OUTPUTS_WAITING);
            iopub.setXpubNoDrop(true);
            iopub.setXpubVerbose(true);
            var asked = connection.ports();
            ports = new ConnectionFile.Ports(
                    bind(shell, asked.shell(), connection),
                    bind(control, asked.control(), connection),
                    bind(stdin, asked.stdin(), connection),
                    bind(iopub, asked.iopub(), connection),
                    bind(heartbeat, asked.heartbeat(), connection));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private ZMQ.Socket socket(SocketType type, ConnectionFile connection) {
        var socket = context.socket(type);
        all.add(socket);
        socket.setLinger(LINGER_MILLIS);
        socket.setTCPKeepAlive(1);
        socket.setIPv6(connection.ip().contains(":"));
        connection.curve().ifPresent(curve -> curve.guard(socket));
        return socket;
    }

    private static int bind(ZMQ.Socket socket, int port, ConnectionFile connection) {
        try {
            socket.bind(connection.endpoint(port));
            var bound = socket.getLastEndpoint();
            return Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
        } catch (ZMQException e) {
            throw new InputException(
                    "The kernel can't listen at %s (%s). Another program has the port, or the address isn't one of this computer."
                            .formatted(connection.endpoint(port), e.getMessage()));
        }
    }

    ConnectionFile.Ports ports() {
        return ports;
    }

    ZMQ.Socket of(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
            case IOPUB -> iopub;
        };
    }

    /** What is still to be sent has a second. */
    @Override
    public void close() {
        all.forEach(ZMQ.Socket::close);
        context.term();
    }
}
