package io.jadeite.engine.worker;

import io.jadeite.engine.queue.LaneTimes;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The pace of a worker that takes one run at a time, for those that are only simulated. For one thread. */
public final class MemberPace {
    private final Pace pace;

    public MemberPace(LaneTimes times, RandomGenerator jitter) {
        this.pace = new Pace(1, false, times, jitter);
    }

    public Duration rest(int live, boolean told) {
        return pace.rest(WorkerOptions.USUAL_WAIT, live, told);
    }

    public boolean looksFor(int runs, int idle) {
        return pace.looksFor(runs, idle);
    }

    public Duration spread(int runs, int idle) {
        return pace.spread(runs, idle);
    }

    /** How often each of so many workers asks whether somebody has looked for lost ones. */
    public static Duration betweenLooks(Duration lease, int live) {
        return Lease.betweenLooks(lease, live);
    }

    /** How often one of them looks for lost ones. */
    public static Duration shortest(Duration lease) {
        return Lease.shortest(lease);
    }

    /** How often each of so many workers looks after its run. */
    public static Duration watch(int live, Duration least, Duration most) {
        return Attendant.watch(live, least, most);
    }
}
