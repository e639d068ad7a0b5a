package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.JadeiteException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * A front end that asks a kernel what people ask it first, for the training of its start-up cache: cells, completion, inspection, the
 * end. Used by one thread.
 */
public final class Rehearsal implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ZMQ.Context context = ZMQ.context(1);
    private final Messages messages;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket outputs;

    /** @param connectionFile of a kernel that listens already */
    public Rehearsal(Path connectionFile) {
        var connection = ConnectionFile.read(connectionFile);
        messages = new Messages(new Signing(connection.signatureScheme(), connection.key()));
        shell = connect(SocketType.DEALER, connection, connection.ports().shell());
        control = connect(SocketType.DEALER, connection, connection.ports().control());
        outputs = connect(SocketType.SUB, connection, connection.ports().iopub());
        outputs.subscribe(new byte[0]);
    }

    private ZMQ.Socket connect(SocketType type, ConnectionFile connection, int port) {
        var socket = context.socket(type);
        socket.setLinger(0);
        socket.setReceiveTimeOut((int) LIMIT.toMillis());
        socket.connect(connection.endpoint(port));
        return socket;
    }

    /** Runs a cell. */
    public void run(String code) {
        ask(shell, "execute_request", Map.of("code", code, "allow_stdin", false));
    }

    /** What Tab asks at the end of this code. */
    public void complete(String code) {
        ask(shell, "complete_request", Map.of("code", code, "cursor_pos", code.length()));
    }

    public void describe() {
        ask(shell, "kernel_info_request", Map.of());
    }

    public void end() {
        ask(control, "shutdown_request", Map.of("restart", false));
    }

    /** @throws JadeiteException where no answer comes */
    private void ask(ZMQ.Socket socket, String type, Map<String, ?> content) {
        var frames = messages.write(List.of(), type, "", Map.of(), content, List.of());
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
        var answer = new ArrayList<byte[]>();
        do {
            var frame = socket.recv();
            if (frame == null) {
                throw new JadeiteException("The kernel gave no answer to %s within %s.".formatted(type, LIMIT));
            }
            answer.add(frame);
        } while (socket.hasReceiveMore());
        messages.read(Channel.SHELL, answer);
        // What the cell has shown was only to be sent.
        var shown = outputs.recv(ZMQ.DONTWAIT);
        while (shown != null) {
            shown = outputs.recv(ZMQ.DONTWAIT);
        }
    }

    @Override
    public void close() {
        List.of(shell, control, outputs).forEach(ZMQ.Socket::close);
        context.term();
    }
}
