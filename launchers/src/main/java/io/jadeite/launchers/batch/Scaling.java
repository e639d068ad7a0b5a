package io.jadeite.launchers.batch;

import io.jadeite.engine.queue.QueueDepth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How many jobs a queue wants. For one thread.
 */
public final class Scaling {
    private static final Duration DAY = Duration.ofDays(1);

    private record Spent(Instant when, double nodeHours) {}

    private final int most;
    private final int mostWaiting;
    private final Optional<Double> nodeHoursADay;
    private final JobShape shape;
    private final Deque<Spent> spent = new ArrayDeque<>();

    /**
     * @param most workers that may live
     * @param mostWaiting jobs that may wait in the batch system at a time
     * @param nodeHoursADay that may be asked for in any 24 hours, counted as the time that each job may take
     */
    public Scaling(int most, int mostWaiting, Optional<Double> nodeHoursADay, JobShape shape) {
        this.most = most;
        this.mostWaiting = mostWaiting;
        this.nodeHoursADay = nodeHoursADay;
        this.shape = shape;
    }

    /** Jobs to submit now; none for an empty queue. */
    public int wanted(QueueDepth depth, Fleet.Counts counts, Instant now) {
        long workers = Math.min(most, depth.pending() + depth.running());
        long jobs = Math.ceilDiv(workers, shape.workers());
        if (jobs * shape.workers() > most) {
            jobs = most / shape.workers();
        }
        long more = depth.pending() == 0 ? 0 : jobs - counts.living();
        more = Math.min(more, (long) mostWaiting - counts.pending() - counts.unknown());
        return (int) Math.max(0, Math.min(more, affordable(now)));
    }

    private long affordable(Instant now) {
        if (nodeHoursADay.isEmpty()) {
            return Long.MAX_VALUE;
        }
        while (!spent.isEmpty()
                && Duration.between(spent.peekFirst().when(), now).compareTo(DAY) >= 0) {
            spent.removeFirst();
        }
        double left = nodeHoursADay.get()
                - spent.stream().mapToDouble(Spent::nodeHours).sum();
        return (long) Math.floor(left / nodeHours(1) + 1e-9);
    }

    /** Jobs were submitted. */
    public void spend(int jobs, Instant now) {
        spent.addLast(new Spent(now, nodeHours(jobs)));
    }

    private double nodeHours(int jobs) {
        double hours = shape.time().orElse(Duration.ofHours(1)).toSeconds() / 3600.0;
        return hours * jobs * shape.nodes();
    }
}
