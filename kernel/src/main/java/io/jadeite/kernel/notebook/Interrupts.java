package io.jadeite.kernel.notebook;

import io.jadeite.kernel.language.MimeBundle;
import io.jadeite.kernel.language.Surroundings;
import io.jadeite.kernel.session.StopSign;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stops the running cell, and says so where it doesn't stop. Threads may share it. */
final class Interrupts {
    private static final Duration AGAIN = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final StopSign stopSign;
    private @Nullable Running running;

    private record Running(Surroundings surroundings, CountDownLatch ended) {}

    Interrupts(StopSign stopSign) {
        this.stopSign = stopSign;
    }

    synchronized void begin(Surroundings surroundings) {
        running = new Running(surroundings, new CountDownLatch(1));
        stopSign.begin();
    }

    synchronized void end() {
        stopSign.end();
        if (running != null) {
            running.ended().countDown();
            running = null;
        }
    }

    synchronized void interrupt() {
        if (running == null) {
            return;
        }
        stopSign.raise();
        var cell = running;
        Thread.ofVirtual().name("interrupted").start(() -> seeToItsEnd(cell));
    }

    /** Libraries lose interrupts, so that more than one may be needed. */
    private void seeToItsEnd(Running cell) {
        try {
            long waited = 0;
            boolean isTold = false;
            while (!cell.ended().await(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                again(cell);
                waited += AGAIN.toMillis();
                if (!isTold && waited >= PATIENCE.toMillis()) {
                    isTold = true;
                    tellThatItGoesOn(cell);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void again(Running cell) {
        if (cell.ended().getCount() > 0) {
            stopSign.raise();
        }
    }

    private static void tellThatItGoesOn(Running cell) {
        cell.surroundings()
                .display(
                        MimeBundle.of(
                                "text/plain",
                                "The cell is told to stop, but code of a library goes on, which Java can't stop from outside. It ends when that code does; restarting the kernel ends it now."));
    }
}
