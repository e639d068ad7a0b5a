package io.jadeite.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** A front end in Java, for tests: sends requests and reads what comes. Used by one thread. */
public final class Client implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final byte[] identity = ("client-" + COUNT.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
    private final ZMQ.Context context = ZMQ.context(1);
    private final ConnectionFile connection;
    private final Messages messages;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;
    private final String firstOutput;

    /** Connects, and waits until the kernel's outputs come. */
    public Client(Path connectionFile) {
        this(connectionFile, 0);
    }

    /** @param outputsHeld how many outputs may have come before they are read; 0 for any number */
    public Client(Path connectionFile, int outputsHeld) {
        connection = ConnectionFile.read(connectionFile);
        messages = new Messages(new Signing(connection.signatureScheme(), connection.key()));
        var ports = connection.ports();
        shell = connect(SocketType.DEALER, ports.shell());
        control = connect(SocketType.DEALER, ports.control());
        stdin = connect(SocketType.DEALER, ports.stdin());
        heartbeat = connect(SocketType.REQ, ports.heartbeat());
        iopub = context.socket(SocketType.SUB);
        iopub.setRcvHWM(outputsHeld);
        connect(iopub, ports.iopub());
        iopub.subscribe(new byte[0]);
        firstOutput = next(Channel.IOPUB).type();
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        return connect(context.socket(type), port);
    }

    private ZMQ.Socket connect(ZMQ.Socket socket, int port) {
        socket.setLinger(0);
        socket.setIdentity(identity);
        connection.curve().ifPresent(curve -> {
            var pair = ZMQ.Curve.generateKeyPair();
            socket.setCurveServerKey(ZMQ.Curve.z85Decode(curve.publicKey()));
            socket.setCurvePublicKey(ZMQ.Curve.z85Decode(pair.publicKey));
            socket.setCurveSecretKey(ZMQ.Curve.z85Decode(pair.secretKey));
        });
        socket.connect(connection.endpoint(port));
        return socket;
    }

    /** The type of the first output that came. */
    public String firstOutput() {
        return firstOutput;
    }

    /** Sends a request; the header that answers to it will have as their parent. */
    public String send(Channel channel, String type, Map<String, ? extends @Nullable Object> content) {
        var frames = messages.write(List.of(), type, "", Map.of(), content, List.of());
        sendFrames(channel, frames);
        return new String(frames.get(2), StandardCharsets.UTF_8);
    }

    /** Sends to one of the kernel's further shells. */
    public String sendToSubshell(String subshell, String type, Map<String, ? extends @Nullable Object> content) {
        var written = messages.write(List.of(), type, "", Map.of(), content, List.of());
        var header = MessageJson.readObject(written.get(2));
        header.put("subshell_id", subshell);
        var signed = List.of(MessageJson.write(header), written.get(3), written.get(4), written.get(5));
        var frames = new ArrayList<byte[]>();
        frames.add(written.getFirst());
        frames.add(new Signing(connection.signatureScheme(), connection.key()).sign(signed));
        frames.addAll(signed);
        sendFrames(Channel.SHELL, frames);
        return new String(signed.getFirst(), StandardCharsets.UTF_8);
    }

    /** Sends whatever it is. */
    public void sendFrames(Channel channel, List<byte[]> frames) {
        var socket = socket(channel);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    /** The frames of a good request. */
    public List<byte[]> frames(String type, Map<String, ? extends @Nullable Object> content) {
        return messages.write(List.of(), type, "", Map.of(), content, List.of());
    }

    /** The next message of a channel; fails after a minute. */
    public Told next(Channel channel) {
        var socket = socket(channel);
        socket.setReceiveTimeOut((int) LIMIT.toMillis());
        var frames = new ArrayList<byte[]>();
        do {
            var frame = socket.recv();
            if (frame == null) {
                throw new AssertionError("Nothing came on %s within %s.".formatted(channel, LIMIT));
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        int first = channel == Channel.IOPUB ? 1 : 0;
        var parent = new String(frames.get(first + 3), StandardCharsets.UTF_8);
        var request = messages.read(channel, frames);
        return new Told(request.type(), parent, request);
    }

    /** The next output of this type, past others. */
    public Told expect(String type) {
        while (true) {
            var told = next(Channel.IOPUB);
            if (told.type().equals(type)) {
                return told;
            }
        }
    }

    /** All outputs that belong to a request, its states among them, until its idle. */
    public List<Told> untilIdle(String header) {
        var all = new ArrayList<Told>();
        while (true) {
            var told = next(Channel.IOPUB);
            if (told.parent().equals(header)) {
                all.add(told);
                if (told.isState("idle")) {
                    return all;
                }
            }
        }
    }

    /** Runs a cell to its end. */
    public Ran execute(String code) {
        var header = send(Channel.SHELL, "execute_request", Map.of("code", code, "allow_stdin", true));
        var outputs = untilIdle(header);
        return new Ran(outputs, next(Channel.SHELL));
    }

    /** Whether the heart beats. */
    public boolean beats() {
        heartbeat.setReceiveTimeOut(10_000);
        heartbeat.send("beat");
        return "beat".equals(heartbeat.recvStr());
    }

    private ZMQ.Socket socket(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
            case IOPUB -> iopub;
        };
    }

    @Override
    public void close() {
        List.of(shell, control, stdin, iopub, heartbeat).forEach(ZMQ.Socket::close);
        context.term();
    }

    /** A message of the kernel. */
    public record Told(String type, String parent, Request message) {
        public boolean isState(String state) {
            return type.equals("status") && message.text("execution_state", "").equals(state);
        }

        public String text(String name) {
            return message.text(name, "");
        }
    }

    /** A cell that ran. */
    public record Ran(List<Told> outputs, Told reply) {
        /** Its outputs' types, without states. */
        public List<String> types() {
            return outputs.stream()
                    .map(Told::type)
                    .filter(type -> !type.equals("status"))
                    .toList();
        }

        public Told first(String type) {
            return outputs.stream()
                    .filter(told -> told.type().equals(type))
                    .findFirst()
                    .orElseThrow();
        }

        /** What it printed. */
        public String printed(String stream) {
            var text = new StringBuilder();
            outputs.stream()
                    .filter(told ->
                            told.type().equals("stream") && told.text("name").equals(stream))
                    .forEach(told -> text.append(told.text("text")));
            return text.toString();
        }
    }
}
