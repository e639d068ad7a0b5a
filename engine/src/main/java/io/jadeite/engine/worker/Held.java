package io.jadeite.engine.worker;

import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that this process has taken and not yet ended. Threads share it. */
final class Held {
    private final Claim claim;
    private @Nullable Thread executing;
    private @Nullable Path directory;
    private Standing standing = Standing.OURS;
    private boolean directoryTold;
    private boolean stopped;
    private boolean over;
    private long begun;
    private long stoppedAt;

    Held(Claim claim) {
        this.claim = claim;
    }

    Claim claim() {
        return claim;
    }

    /** The calling thread executes it from now on; false where it was stopped before. */
    synchronized boolean begin() {
        if (stopped) {
            return false;
        }
        executing = Thread.currentThread();
        begun = System.nanoTime();
        return true;
    }

    /** The calling thread is done with it. False: somebody else has ended it before. */
    synchronized boolean end() {
        executing = null;
        // An interruption that came too late isn't the next run's.
        Thread.interrupted();
        boolean first = !over;
        over = true;
        return first;
    }

    /** Stops its calculation, and says how it stands in the queue. */
    synchronized void stop(Standing found) {
        if (standing == Standing.OURS) {
            standing = found;
        }
        if (!stopped) {
            stopped = true;
            stoppedAt = System.nanoTime();
        }
        if (executing != null) {
            executing.interrupt();
        }
    }

    /** It was stopped so long ago, and goes on all the same; from now on it counts as ended. */
    synchronized boolean abandonAfter(Duration time) {
        if (executing == null || over || !stopped || System.nanoTime() - stoppedAt < time.toNanos()) {
            return false;
        }
        over = true;
        return true;
    }

    synchronized boolean isExecutedFor(Duration time) {
        return executing != null && System.nanoTime() - begun >= time.toNanos();
    }

    synchronized Standing standing() {
        return standing;
    }

    synchronized void madeDirectory(Path made) {
        directory = made;
    }

    /** Where its files are, if nobody has been told yet. */
    synchronized Optional<Path> directoryToTell() {
        return directoryTold ? Optional.empty() : Optional.ofNullable(directory);
    }

    synchronized void hasToldDirectory() {
        directoryTold = true;
    }
}
