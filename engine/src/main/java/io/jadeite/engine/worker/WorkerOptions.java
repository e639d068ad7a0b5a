package io.jadeite.engine.worker;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What a worker takes and when it ends.
 *
 * @param resources what it has to give; the time in it is not used, the life is
 * @param concurrency how many runs it works through at a time; each of them may use the resources that it has
 * @param mostRuns it ends after so many
 * @param timeout it starts no run after that time; a run that goes on is finished
 * @param closeOnEmptyQueue it ends when nothing is left that it could take
 * @param waitOnEmptyQueue how long it waits before it looks again
 * @param life it ends then, and hands back the run that it has; it takes only runs that are expected to fit
 */
public record WorkerOptions(
        Tags tags,
        TagMatch match,
        Resources resources,
        int concurrency,
        Optional<Integer> mostRuns,
        Optional<Duration> timeout,
        boolean closeOnEmptyQueue,
        Duration waitOnEmptyQueue,
        Optional<Duration> life) {
    public static final int MOST_CONCURRENCY = 1000;
    public static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    public WorkerOptions {
        var problems = new ArrayList<String>();
        if (concurrency < 1 || concurrency > MOST_CONCURRENCY) {
            problems.add("--concurrency should be from 1 to %d, found %d.".formatted(MOST_CONCURRENCY, concurrency));
        }
        mostRuns.filter(most -> most < 1)
                .ifPresent(most -> problems.add("--nitems-max should be at least 1, found %d.".formatted(most)));
        if (waitOnEmptyQueue.isNegative()) {
            problems.add("--waittime-on-empty-queue can't be negative, found %s.".formatted(waitOnEmptyQueue));
        }
        life.filter(Duration::isZero).ifPresent(zero -> problems.add("--life should be longer than zero."));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** The same with a life. */
    public WorkerOptions living(Duration time) {
        return new WorkerOptions(
                tags,
                match,
                resources,
                concurrency,
                mostRuns,
                timeout,
                closeOnEmptyQueue,
                waitOnEmptyQueue,
                Optional.of(time));
    }

    /** Takes one run and ends. */
    public WorkerOptions single() {
        return new WorkerOptions(tags, match, resources, 1, Optional.of(1), timeout, true, waitOnEmptyQueue, life);
    }
}
