package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker does while its database is away: it waits, as long as the settings allow. */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long LONGEST_PAUSE_MS = 10_000;

    private Outage() {}

    /** What the action gives, once the database is back. */
    static <T> T retrying(Supplier<T> action, Duration grace, StopSignal stop) throws InterruptedException {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                return action.get();
            } catch (DatabaseException e) {
                pauseOrThrow(e, began, tries, grace, stop);
            }
        }
    }

    /** Waits a moment, longer with each try; throws what it was given where it is no outage, or has lasted too long. */
    static void pauseOrThrow(DatabaseException failure, long began, int tries, Duration grace, StopSignal stop)
            throws InterruptedException {
        boolean over = System.nanoTime() - began > grace.toNanos();
        if (!failure.isOutage() || stop.isRaised() || over) {
            throw failure;
        }
        LOG.warn("{} Trying again.", failure.getMessage());
        stop.await(Duration.ofMillis(Math.min(LONGEST_PAUSE_MS, 500L * tries)));
    }
}
