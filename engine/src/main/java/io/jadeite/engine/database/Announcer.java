package io.jadeite.engine.database;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listening processes that runs can be taken: after their commit, in a transaction of its own, and at most once in a few
 * milliseconds. A word inside each commit would cost more than half of the commit rate, as the server then commits one by one.
 * What is lost does no harm: listeners also ask by themselves. Threads may share it.
 */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    /** After such a silence it tells at once. */
    private static final Duration SILENCE = Duration.ofMillis(20);
    /** Where one submission follows the other, so often. */
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private final IntConsumer send;
    private long lastSent = System.nanoTime() - SILENCE.toNanos();
    private int untold;
    private boolean planned;

    /** @param send the word with the number of runs, on its way at once */
    Announcer(IntConsumer send) {
        this.send = send;
    }

    /** Whether the commit that comes now may tell by itself: after a silence, so that not one commit waits for the other. */
    synchronized boolean tellsByCommit() {
        if (planned || System.nanoTime() - lastSent < SILENCE.toNanos()) {
            return false;
        }
        lastSent = System.nanoTime();
        return true;
    }

    void tell(int runs) {
        int now;
        synchronized (this) {
            untold += runs;
            if (planned) {
                return;
            }
            if (System.nanoTime() - lastSent < SILENCE.toNanos()) {
                planned = true;
                CompletableFuture.delayedExecutor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(this::flush);
                return;
            }
            now = take();
        }
        sendQuietly(now);
    }

    /** Sends what is still to be told. */
    void flush() {
        int now;
        synchronized (this) {
            now = take();
        }
        sendQuietly(now);
    }

    private int take() {
        int taken = untold;
        untold = 0;
        planned = false;
        lastSent = System.nanoTime();
        return taken;
    }

    private void sendQuietly(int runs) {
        if (runs == 0) {
            return;
        }
        try {
            send.accept(runs);
        } catch (DatabaseException e) {
            LOG.debug("Can't tell of {} run(s)", runs, e);
        }
    }
}
