package io.jadeite.engine.worker;

import io.jadeite.engine.queue.LaneTimes;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How many runs to take at a time, and how often to ask for them. Long runs are taken one for each free hand, so that nobody waits
 * for a run that another could have begun; short ones in advance, as asking costs more than executing them. Many idle workers
 * ask less often, so that all together they are no burden. For one thread.
 */
final class Pace {
    /** So much work is held in advance at most. */
    private static final Duration IN_ADVANCE = Duration.ofMillis(500);

    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_IN_ADVANCE = 1500;
    /** So often all idle workers together ask each second, where they are told of new runs as well. */
    private static final double ASKS_A_SECOND_TOLD = 25;
    /** The same where they aren't told. */
    private static final double ASKS_A_SECOND_UNTOLD = 180;

    private static final Duration LONGEST_REST = Duration.ofSeconds(60);
    /** Of those who are told, so many more look than there are runs. */
    private static final int MORE_THAN_RUNS = 20;
    /** So few need no order among them. */
    private static final int FEW = 5;

    private static final double LOOKS_A_SECOND = 200;

    private final int concurrency;
    private final boolean inAdvance;
    private final LaneTimes times;
    private final RandomGenerator jitter;

    /** @param inAdvance whether it may hold more runs than it has hands */
    Pace(int concurrency, boolean inAdvance, LaneTimes times, RandomGenerator jitter) {
        this.concurrency = concurrency;
        this.inAdvance = inAdvance;
        this.times = times;
        this.jitter = jitter;
    }

    /** How many runs of a lane are held at most, executed or not. */
    int depth(long lane) {
        var usual = times.usual(lane, 1);
        if (!inAdvance || usual.isEmpty()) {
            return concurrency;
        }
        double work = (double) IN_ADVANCE.toNanos()
                * concurrency
                / Math.max(1, usual.get().toNanos());
        return (int) Math.clamp(work, concurrency, Math.max(concurrency, MOST_IN_ADVANCE));
    }

    /** How many runs of a lane to take now. */
    int room(long lane, int held) {
        return Math.clamp(depth(lane) - (long) held, 1, MOST_AT_ONCE);
    }

    /** How long an idle worker waits before it asks again. */
    Duration rest(Duration least, int live, boolean told) {
        double seconds = live / (told ? ASKS_A_SECOND_TOLD : ASKS_A_SECOND_UNTOLD);
        double stretched = Math.min((double) LONGEST_REST.toMillis(), 1000 * seconds);
        double mean = Math.max((double) least.toMillis(), stretched);
        return Duration.ofMillis(Math.round(mean * (0.8 + 0.4 * jitter.nextDouble())));
    }

    /** Whether to look when it is told of so many runs: enough of the idle workers do, not all. */
    boolean looksFor(int runs, int idle) {
        return jitter.nextDouble() * Math.max(1, idle) < runs + MORE_THAN_RUNS;
    }

    /** How long to wait before that look, so that not all come at the same moment. */
    Duration spread(int runs, int idle) {
        int lookers = Math.min(idle, runs + MORE_THAN_RUNS);
        return lookers <= FEW
                ? Duration.ZERO
                : Duration.ofNanos((long) (1e9 * jitter.nextDouble() * lookers / LOOKS_A_SECOND));
    }
}
