package io.jadeite.engine.database;

import java.time.Duration;

/** Counts for how long the database has been away: from a failed question to the next answer. Threads may share it. */
final class AwayTime {
    private volatile boolean isAway;
    private long since;
    private long before;

    synchronized void noteFailure() {
        if (!isAway) {
            isAway = true;
            since = System.nanoTime();
        }
    }

    /** Costs nothing where it wasn't away. */
    void noteAnswer() {
        if (isAway) {
            end();
        }
    }

    private synchronized void end() {
        if (isAway) {
            isAway = false;
            before += System.nanoTime() - since;
        }
    }

    synchronized Duration total() {
        return Duration.ofNanos(before + (isAway ? System.nanoTime() - since : 0));
    }
}
