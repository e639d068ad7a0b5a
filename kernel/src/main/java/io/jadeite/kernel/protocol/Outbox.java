package io.jadeite.kernel.protocol;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is to be sent: any thread puts messages in, the wire's takes them out. Outputs that wait for a slow front end are limited:
 * beyond that each message makes its sender wait, a second at most, so that nothing is lost and nothing stands still.
 */
final class Outbox {
    static final int OUTPUT_BUDGET = 16 << 20;
    private static final long LONGEST_WAIT_NANOS = 1_000_000_000L;

    /** A message as frames. */
    record Outgoing(Channel channel, List<byte[]> frames) {
        long bytes() {
            long bytes = 0;
            for (var frame : frames) {
                bytes += frame.length;
            }
            return bytes;
        }
    }

    private final ConcurrentLinkedQueue<Outgoing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean hasRung = new AtomicBoolean();
    private final Runnable bell;
    private final Object room = new Object();
    private final AtomicLong outputBytes = new AtomicLong();

    /** @param bell wakes the wire's thread, from any other, interrupted ones too */
    Outbox(Runnable bell) {
        this.bell = bell;
    }

    /** Never waits. */
    void put(Outgoing message) {
        if (message.channel() == Channel.IOPUB) {
            count(message);
        }
        queue.add(message);
        ring();
    }

    /** Counts an output that the wire's thread has put before all others by itself. */
    void count(Outgoing output) {
        outputBytes.addAndGet(output.bytes());
    }

    /** Waits for room for another output, not for ever; not for the wire's own thread. */
    void awaitRoom() {
        if (outputBytes.get() <= OUTPUT_BUDGET) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
        synchronized (room) {
            while (outputBytes.get() > OUTPUT_BUDGET) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return;
                }
                try {
                    room.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    void ring() {
        if (hasRung.compareAndSet(false, true)) {
            bell.run();
        }
    }

    /** Before looking for messages: what is put from now on rings anew. */
    void listen() {
        hasRung.set(false);
    }

    Optional<Outgoing> take() {
        return Optional.ofNullable(queue.poll());
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** An output is on its way; there is room for others. */
    void sent(Outgoing output) {
        long before = outputBytes.getAndAdd(-output.bytes());
        if (before > OUTPUT_BUDGET) {
            synchronized (room) {
                room.notifyAll();
            }
        }
    }
}
