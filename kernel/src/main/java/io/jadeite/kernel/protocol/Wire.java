package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * Receives and sends a kernel's messages, and answers heartbeats. One thread owns all sockets: ZeroMQ's may not be shared, and what
 * has one order here has it at the front end. Any thread may send; {@link Receiver} is called on the wire's thread.
 *
 * <p>What is no message, is signed wrongly or was sent before is dropped and told to the log.
 */
public final class Wire {
    private static final String NO_PARENT = "";
    private static final int SUBSCRIBED = 1;
    private static final int AT_ONCE = 500;
    private static final long RETRY_MILLIS = 2;

    private final Messages messages;
    private final Outbox outbox;
    private final Selector selector;
    private final Receiver receiver;
    private final Consumer<String> log;
    private final ArrayDeque<Outbox.Outgoing> outputs = new ArrayDeque<>();
    private final CompletableFuture<ConnectionFile.Ports> bound = new CompletableFuture<>();
    private final Thread thread;
    private volatile long closeAt = Long.MAX_VALUE;

    private Wire(ConnectionFile connection, Receiver receiver, Consumer<String> log) throws IOException {
        this.messages = new Messages(new Signing(connection.signatureScheme(), connection.key()));
        this.selector = Selector.open();
        this.outbox = new Outbox(selector::wakeup);
        this.receiver = receiver;
        this.log = log;
        this.thread = new Thread(() -> run(connection), "jadeite-wire");
    }

    /**
     * Opens the sockets of a connection file.
     *
     * @param log takes a sentence about each message that is dropped
     * @throws InputException where they can't be opened, with why
     */
    public static Wire open(ConnectionFile connection, Receiver receiver, Consumer<String> log) {
        try {
            return new Wire(connection, receiver, log);
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for the kernel's sockets", e);
        }
    }

    /** Begins to receive. */
    public ConnectionFile.Ports start() {
        thread.start();
        try {
            return bound.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof InputException problem) {
                throw problem;
            }
            throw e;
        }
    }

    /** Answers a request on the channel that it came by. */
    public void reply(Request request, String type, Map<String, ? extends @Nullable Object> content) {
        send(request.channel(), request.identities(), type, request.header(), Map.of(), content, List.of());
    }

    /** The same with metadata. */
    public void reply(
            Request request,
            String type,
            Map<String, ? extends @Nullable Object> metadata,
            Map<String, ? extends @Nullable Object> content) {
        send(request.channel(), request.identities(), type, request.header(), metadata, content, List.of());
    }

    /** Asks the front end from which a request came, on the channel for that. */
    public void ask(Request request, String type, Map<String, ? extends @Nullable Object> content) {
        send(Channel.STDIN, request.identities(), type, request.header(), Map.of(), content, List.of());
    }

    /**
     * Tells all front ends; never waits.
     *
     * @param parent the header of the request that this belongs to; empty for none
     */
    public void publish(String parent, String type, Map<String, ? extends @Nullable Object> content) {
        send(Channel.IOPUB, topic(type), type, parent, Map.of(), content, List.of());
    }

    /** The same with metadata and buffers. */
    public void publish(
            String parent,
            String type,
            Map<String, ? extends @Nullable Object> metadata,
            Map<String, ? extends @Nullable Object> content,
            List<byte[]> buffers) {
        send(Channel.IOPUB, topic(type), type, parent, metadata, content, buffers);
    }

    /**
     * Waits, up to a second, while front ends are too slow to take what is published. Who publishes much calls it before, without
     * holding a lock.
     */
    public void awaitRoom() {
        outbox.awaitRoom();
    }

    private void send(
            Channel channel,
            List<byte[]> identities,
            String type,
            String parent,
            Map<String, ? extends @Nullable Object> metadata,
            Map<String, ? extends @Nullable Object> content,
            List<byte[]> buffers) {
        outbox.put(new Outbox.Outgoing(channel, messages.write(identities, type, parent, metadata, content, buffers)));
    }

    private static List<byte[]> topic(String type) {
        return List.of(("kernel." + type).getBytes(StandardCharsets.US_ASCII));
    }

    /** Makes the wire call {@link Receiver#tick} soon. */
    public void tickSoon() {
        outbox.ring();
    }

    /** Ends, after what is to be sent was sent or this time has passed. */
    public void close(Duration limit) throws InterruptedException {
        closeAt = System.nanoTime() + limit.toNanos();
        outbox.ring();
        thread.join(limit.plusSeconds(2));
    }

    private void run(ConnectionFile connection) {
        Sockets sockets;
        try {
            sockets = new Sockets(connection);
        } catch (RuntimeException e) {
            bound.completeExceptionally(e);
            return;
        }
        try (sockets;
                selector) {
            for (var socket :
                    List.of(sockets.shell, sockets.control, sockets.stdin, sockets.iopub, sockets.heartbeat)) {
                socket.getFD().register(selector, SelectionKey.OP_READ);
            }
            bound.complete(sockets.ports());
            while (!isDone()) {
                turn(sockets);
            }
        } catch (IOException e) {
            log.accept("The kernel's sockets failed: " + e);
        }
    }

    private boolean isDone() {
        return closeAt != Long.MAX_VALUE
                && ((outbox.isEmpty() && outputs.isEmpty()) || System.nanoTime() - closeAt > 0);
    }

    /** Whatever happens in one turn, an OutOfMemoryError of a cell among it, the next comes. */
    private void turn(Sockets sockets) throws IOException {
        try {
            outbox.listen();
            boolean isBusy = receive(sockets.control, Channel.CONTROL);
            isBusy |= receive(sockets.shell, Channel.SHELL);
            isBusy |= receive(sockets.stdin, Channel.STDIN);
            isBusy |= welcome(sockets.iopub);
            isBusy |= beat(sockets.heartbeat);
            long tick = receiver.tick();
            isBusy |= send(sockets);
            if (!isBusy && outbox.isEmpty()) {
                selector.select(Math.max(1, outputs.isEmpty() ? tick : RETRY_MILLIS));
                selector.selectedKeys().clear();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            log.accept("The kernel lost a message: " + e);
        }
    }

    private boolean receive(ZMQ.Socket socket, Channel channel) {
        int received = 0;
        for (var frames = frames(socket); !frames.isEmpty(); frames = frames(socket)) {
            received++;
            try {
                receiver.received(messages.read(channel, frames));
            } catch (InputException e) {
                log.accept("A message on %s was dropped: %s."
                        .formatted(channel.name().toLowerCase(Locale.ROOT), e.getMessage()));
            }
            if (received == AT_ONCE) {
                break;
            }
        }
        return received > 0;
    }

    private static List<byte[]> frames(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        for (var frame = socket.recv(ZMQ.DONTWAIT); frame != null; frame = socket.recv(ZMQ.DONTWAIT)) {
            frames.add(frame);
            if (!socket.hasReceiveMore()) {
                break;
            }
        }
        return frames;
    }

    /** Tells each new subscriber, before what waits to be sent, that it will hear all from now on (JEP 65). */
    private boolean welcome(ZMQ.Socket iopub) {
        boolean hasCome = false;
        for (var frame = iopub.recv(ZMQ.DONTWAIT); frame != null; frame = iopub.recv(ZMQ.DONTWAIT)) {
            hasCome = true;
            if (frame.length > 0 && frame[0] == SUBSCRIBED) {
                var topic = Arrays.copyOfRange(frame, 1, frame.length);
                var content = Map.of("subscription", new String(topic, StandardCharsets.UTF_8));
                var welcome = new Outbox.Outgoing(
                        Channel.IOPUB,
                        messages.write(List.of(topic), "iopub_welcome", NO_PARENT, Map.of(), content, List.of()));
                outbox.count(welcome);
                outputs.addFirst(welcome);
                sendOutputs(iopub);
            }
        }
        return hasCome;
    }

    private static boolean beat(ZMQ.Socket heartbeat) {
        var frames = frames(heartbeat);
        if (frames.isEmpty()) {
            return false;
        }
        send(heartbeat, frames);
        return true;
    }

    private boolean send(Sockets sockets) {
        boolean hasSent = false;
        for (var next = outbox.take(); next.isPresent(); next = outbox.take()) {
            hasSent = true;
            if (next.get().channel() == Channel.IOPUB) {
                outputs.add(next.get());
            } else {
                send(sockets.of(next.get().channel()), next.get().frames());
            }
        }
        sendOutputs(sockets.iopub);
        return hasSent;
    }

    private void sendOutputs(ZMQ.Socket iopub) {
        while (!outputs.isEmpty() && send(iopub, outputs.getFirst().frames())) {
            outbox.sent(outputs.removeFirst());
        }
    }

    /** Whether there was room for it. */
    private static boolean send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            boolean isLast = i == frames.size() - 1;
            if (!socket.send(frames.get(i), ZMQ.DONTWAIT | (isLast ? 0 : ZMQ.SNDMORE)) && i == 0) {
                return false;
            }
        }
        return true;
    }
}
