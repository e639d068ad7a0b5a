package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after runs while they are executed: tells where their files are, and stops a calculation when a cancel is asked for or
 * the run has gone to somebody else. A database that is away is no reason to stop a calculation. For one thread.
 */
final class Attendant {
    private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);
    /** With so many workers for each second between two looks, their looks are no burden to the server. */
    private static final double WORKERS_A_SECOND = 25;

    private final WorkerRegistry registry;
    private final Lease lease;
    private final Duration least;
    private final Duration most;
    private long lastLook = System.nanoTime();

    /** @param watch how often it looks, at most as long as from heartbeat to heartbeat */
    Attendant(WorkerRegistry registry, Lease lease, Duration watch, Duration heartbeat) {
        this.registry = registry;
        this.lease = lease;
        this.least = watch.compareTo(heartbeat) < 0 ? watch : heartbeat;
        this.most = heartbeat;
    }

    /** How often it looks: less often where many workers live. */
    Duration watch() {
        return watch(lease.liveWorkers(), least, most);
    }

    /** How often each of so many workers looks. */
    static Duration watch(int live, Duration least, Duration most) {
        var stretched = Duration.ofMillis((long) (1000 * live / WORKERS_A_SECOND));
        var longer = stretched.compareTo(least) > 0 ? stretched : least;
        return longer.compareTo(most) < 0 ? longer : most;
    }

    /** Renews the lease, and looks after the runs that have been executed for longer than a look is away, where it is time. */
    void lookAfter(Collection<Held> held) {
        lease.renewIfDue(true);
        var watch = watch();
        if (System.nanoTime() - lastLook < watch.toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        var lasting = held.stream()
                .filter(run -> run.isExecutedFor(watch.dividedBy(2)))
                .toList();
        if (!lasting.isEmpty()) {
            tellDirectories(lasting);
            stopWhatIsNotOurs(lasting);
        }
    }

    private void stopWhatIsNotOurs(List<Held> runs) {
        try {
            var standings = registry.standings(
                    runs.stream().map(Held::claim).map(Claim::attempt).toList());
            for (var run : runs) {
                var standing = standings.get(run.claim().attempt().run());
                if (standing != null && standing != Standing.OURS) {
                    run.stop(standing);
                }
            }
        } catch (DatabaseException e) {
            LOG.warn("Can't look after the run in the queue, the calculation goes on: {}", e.getMessage());
        }
    }

    /** For whoever looks from outside; where it can't be told now it is told later. */
    private void tellDirectories(List<Held> runs) {
        for (var run : runs) {
            var directory = run.directoryToTell();
            if (directory.isPresent()) {
                try {
                    registry.tellDirectory(
                            run.claim().attempt(), directory.get().toString());
                    run.hasToldDirectory();
                } catch (DatabaseException e) {
                    LOG.debug("telling a directory", e);
                    return;
                }
            }
        }
    }
}
