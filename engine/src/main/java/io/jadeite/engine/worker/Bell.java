package io.jadeite.engine.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits for something to do. Any thread may ring it; a ring isn't lost when nobody waits. */
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    void await(Duration time) throws InterruptedException {
        boolean heard = rung.tryAcquire(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        if (heard) {
            rung.drainPermits();
        }
    }
}
