package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Caretaker;
import io.jadeite.engine.queue.LaneTimes;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a worker's lease from time to time, and takes its turn at what one worker does for all: looking for workers whose lease
 * has run out, counting, tidying. After an outage it waits for one lease before it looks: others had no chance to renew theirs.
 * For one thread.
 */
final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** So many workers ask each second, all together, whether somebody has looked. */
    private static final double QUESTIONS_A_SECOND = 100;

    private final WorkerRegistry registry;
    private final Reaper reaper;
    private final Caretaker caretaker;
    private final LaneTimes times;
    private final long worker;
    private final Duration heartbeat;
    private final Duration length;
    private final Duration grace;
    private final StopSignal stop;
    private WorkerRegistry.Orders orders = new WorkerRegistry.Orders(false, 1, 1);
    private long lastRenewal = System.nanoTime();
    private long lastLook = System.nanoTime();
    private long noReapingBefore = System.nanoTime();
    private long awaySince;
    private boolean away;

    Lease(
            Database database,
            Settings settings,
            WorkerRegistry registry,
            LaneTimes times,
            long worker,
            StopSignal stop) {
        this.registry = registry;
        this.times = times;
        this.worker = worker;
        this.stop = stop;
        this.heartbeat = settings.get(Setting.WORKER_HEARTBEAT);
        this.length = settings.get(Setting.WORKER_LEASE);
        this.grace = settings.get(Setting.WORKER_OUTAGE_GRACE);
        this.reaper = new Reaper(database, length, settings.get(Setting.WORKER_CRASH_LIMIT));
        this.caretaker = new Caretaker(database, settings.get(Setting.QUEUE_HISTORY_AFTER));
    }

    /** How many workers lived when that was counted last. */
    int liveWorkers() {
        return orders.live();
    }

    int idleWorkers() {
        return orders.idle();
    }

    /** A stop that was asked for through the database raises the signal. */
    void renewIfDue(boolean running) {
        if (System.nanoTime() - lastRenewal < heartbeat.toNanos()) {
            return;
        }
        renew(running);
    }

    /** Now. */
    void renew(boolean running) {
        try {
            orders = registry.renew(worker, running);
            lastRenewal = System.nanoTime();
            away = false;
            if (orders.stop()) {
                stop.raise("asked to stop by 'engine stop-worker'");
            }
            times.tell();
        } catch (DatabaseException e) {
            noteOutage();
            lastRenewal = System.nanoTime()
                    - heartbeat.toNanos()
                    + Duration.ofSeconds(1).toNanos();
            LOG.warn("Can't renew the lease: {}", e.getMessage());
            if (System.nanoTime() - awaySince >= grace.toNanos()) {
                stop.raise("its database has been away for longer than worker.outage_grace (%s)"
                        .formatted(Durations.show(grace)));
            }
            return;
        }
        lookForLost();
    }

    /** Sends on the runs of lost workers, and releases those whose time to wait is over, unless somebody has just done so. */
    void lookForLost() {
        if (System.nanoTime() - noReapingBefore < 0
                || System.nanoTime() - lastLook
                        < betweenLooks(length, orders.live()).toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        try {
            if (!caretaker.isDue(shortest(length))) {
                return;
            }
            int found = reaper.reap();
            if (found > 0) {
                LOG.info("Sent on {} run(s) of lost workers", found);
            }
            caretaker.care();
        } catch (DatabaseException e) {
            noteOutage();
            LOG.warn("Can't look for lost workers: {}", e.getMessage());
        }
    }

    /** How often each of so many workers asks whether it is time to look. */
    static Duration betweenLooks(Duration lease, int live) {
        return Duration.ofNanos(Math.max(shortest(lease).toNanos(), (long) (1e9 * live / QUESTIONS_A_SECOND)));
    }

    /** How often one of them looks. */
    static Duration shortest(Duration lease) {
        var quarter = lease.dividedBy(4);
        return quarter.compareTo(MOST_BETWEEN_LOOKS) < 0 ? quarter : MOST_BETWEEN_LOOKS;
    }

    private void noteOutage() {
        noReapingBefore = System.nanoTime() + length.toNanos();
        if (!away) {
            away = true;
            awaySince = System.nanoTime();
        }
    }
}
