package io.jadeite.engine.faults;

import java.time.Duration;
import java.util.Set;

/**
 * What a scenario promises, so that the {@link Invariants} can be asked.
 *
 * @param total how many runs there are
 * @param acknowledged the numbers that the submissions gave
 * @param failing the runs whose child was made to fail
 * @param crashLimit as the workers have it
 * @param overlap how long two children of one run may be there at once: zero, or how long a worker couldn't notice that its run had
 *     gone to another, and one second
 * @param disturbed whether workers were killed, frozen or cut off: otherwise no run has a second attempt
 * @param prioritySlack how long a run may be passed over; several polls, or as long as a frozen worker can hold it
 */
record Expected(
        int total,
        Set<Long> acknowledged,
        Set<Long> failing,
        int crashLimit,
        boolean disturbed,
        Duration overlap,
        Duration prioritySlack) {
    static Expected allSucceed(Set<Long> acknowledged) {
        return new Expected(
                acknowledged.size(),
                acknowledged,
                Set.of(),
                Scene.CRASH_LIMIT,
                true,
                Duration.ZERO,
                Scene.POLL.multipliedBy(2));
    }

    Expected failing(Set<Long> runs) {
        return new Expected(total, acknowledged, runs, crashLimit, disturbed, overlap, prioritySlack);
    }

    Expected undisturbed() {
        return new Expected(total, acknowledged, failing, crashLimit, false, overlap, prioritySlack);
    }

    Expected overlap(Duration most) {
        return new Expected(total, acknowledged, failing, crashLimit, disturbed, most, prioritySlack);
    }

    Expected prioritySlack(Duration most) {
        return new Expected(total, acknowledged, failing, crashLimit, disturbed, overlap, most);
    }
}
