package io.jadeite.kernel.answer;

import io.jadeite.kernel.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What cells print and show, in the order in which they did. What is printed is gathered for {@value #PAUSE_MILLIS} ms or
 * {@value #MOST} bytes: a message for each line would drown the front end. Threads may share it.
 */
final class Outputs {
    private static final int MOST = 64 << 10;
    private static final int PAUSE_MILLIS = 20;
    private static final long NOTHING_DUE = 5000;

    private final Wire wire;
    private final Current current;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingName = "";
    private String pendingParent = "";
    private volatile long due = Long.MAX_VALUE;

    Outputs(Wire wire, Current current) {
        this.wire = wire;
        this.current = current;
    }

    /** What takes the place of {@code System.out} or {@code System.err}. */
    PrintStream stream(String name) {
        return new PrintStream(new CellStream(name), false, StandardCharsets.UTF_8);
    }

    private final class CellStream extends OutputStream {
        private final String name;

        CellStream(String name) {
            this.name = name;
        }

        @Override
        public void write(int one) {
            print(name, new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            print(name, bytes, from, length);
        }
    }

    /** Text for one of the two streams, of the request that this thread works for. */
    void print(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        print(name, bytes, 0, bytes.length);
    }

    private void print(String name, byte[] bytes, int from, int length) {
        var parent = current.parent();
        boolean isFirst;
        boolean isFull;
        lock.lock();
        try {
            if (!name.equals(pendingName) || !parent.equals(pendingParent)) {
                flushAll();
                pendingName = name;
                pendingParent = parent;
            }
            isFirst = pending.size() == 0;
            pending.write(bytes, from, length);
            if (isFirst) {
                due = System.nanoTime() + PAUSE_MILLIS * 1_000_000L;
            }
            isFull = pending.size() >= MOST;
            if (isFull) {
                flushWhole();
            }
        } finally {
            lock.unlock();
        }
        if (isFull) {
            wire.awaitRoom();
        } else if (isFirst) {
            wire.tickSoon();
        }
    }

    /** All that was printed until now goes on its way. */
    void flush() {
        lock.lock();
        try {
            flushAll();
        } finally {
            lock.unlock();
        }
    }

    /** A message that must come after all that was printed before it. */
    void publish(
            String parent,
            String type,
            Map<String, ? extends @Nullable Object> metadata,
            Map<String, ? extends @Nullable Object> content,
            List<byte[]> buffers) {
        wire.awaitRoom();
        lock.lock();
        try {
            flushAll();
            wire.publish(parent, type, metadata, content, buffers);
        } finally {
            lock.unlock();
        }
    }

    /** Sends what has waited long enough; answers in how many milliseconds there will be something. Never waits. */
    long tick() {
        long left = due == Long.MAX_VALUE ? NOTHING_DUE : (due - System.nanoTime() + 999_999) / 1_000_000;
        if (left > 0 || !lock.tryLock()) {
            return Math.max(1, left);
        }
        try {
            flushWhole();
        } finally {
            lock.unlock();
        }
        return due == Long.MAX_VALUE ? NOTHING_DUE : PAUSE_MILLIS;
    }

    private void flushAll() {
        send(pending.size());
    }

    /** Without the beginning of a character whose end hasn't come yet. */
    private void flushWhole() {
        send(Utf8.wholeLength(pending.toByteArray()));
    }

    private void send(int length) {
        due = Long.MAX_VALUE;
        if (pending.size() == 0) {
            return;
        }
        var bytes = pending.toByteArray();
        pending.reset();
        if (length < bytes.length) {
            pending.write(bytes, length, bytes.length - length);
            due = System.nanoTime() + PAUSE_MILLIS * 1_000_000L;
        }
        if (length > 0) {
            var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            wire.publish(pendingParent, "stream", Map.of("name", pendingName, "text", text));
        }
    }
}
