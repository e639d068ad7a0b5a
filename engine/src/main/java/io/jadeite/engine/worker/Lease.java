package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.WorkerRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a worker's lease from time to time, and at the same time looks for workers whose lease has run out. After an
 * outage it waits for one lease before it looks: others had no chance to renew theirs. For one thread.
 */
final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final WorkerRegistry registry;
    private final Reaper reaper;
    private final long worker;
    private final Duration heartbeat;
    private final Duration length;
    private final StopSignal stop;
    private long lastRenewal = System.nanoTime();
    private long noReapingBefore = System.nanoTime();

    Lease(WorkerRegistry registry, Reaper reaper, long worker, Duration heartbeat, Duration length, StopSignal stop) {
        this.registry = registry;
        this.reaper = reaper;
        this.worker = worker;
        this.heartbeat = heartbeat;
        this.length = length;
        this.stop = stop;
    }

    /** A stop that was asked for through the database raises the signal. */
    void renewIfDue(boolean running) {
        if (System.nanoTime() - lastRenewal < heartbeat.toNanos()) {
            return;
        }
        try {
            var orders = registry.renew(worker, running);
            lastRenewal = System.nanoTime();
            if (orders.stop()) {
                stop.raise("asked to stop by 'engine stop-worker'");
            }
        } catch (DatabaseException e) {
            noteOutage();
            lastRenewal = System.nanoTime()
                    - heartbeat.toNanos()
                    + Duration.ofSeconds(1).toNanos();
            LOG.warn("Can't renew the lease: {}", e.getMessage());
            return;
        }
        lookForLost();
    }

    /** Sends on the runs of lost workers, and releases those whose time to wait is over. */
    void lookForLost() {
        if (System.nanoTime() - noReapingBefore < 0) {
            return;
        }
        try {
            int found = reaper.reap();
            if (found > 0) {
                LOG.info("Sent on {} run(s) of lost workers", found);
            }
        } catch (DatabaseException e) {
            noteOutage();
            LOG.warn("Can't look for lost workers: {}", e.getMessage());
        }
    }

    private void noteOutage() {
        noReapingBefore = System.nanoTime() + length.toNanos();
    }
}
