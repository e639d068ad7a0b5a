package io.jadeite.engine.queue;

import io.jadeite.engine.run.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A request to execute one workflow, once for each set of parameters: one transaction, many runs.
 *
 * @param lane what decides which worker may take them
 * @param priority higher is sooner, 0 is usual
 * @param notBefore the runs wait until then
 * @param after the runs wait until these have succeeded
 * @param key chosen by who submits: the same key again gives the same runs, not new ones
 * @param directory where, under the worker's own root, the runs' directories lie
 * @param policy what is done when something goes wrong
 * @param version of the program that submits
 */
public record Submission(
        Lane lane,
        String workflowType,
        int priority,
        Optional<Instant> notBefore,
        List<Long> after,
        Optional<String> key,
        Optional<String> directory,
        Policy policy,
        String version,
        List<Item> items) {
    /** The highest priority; its negative is the lowest. */
    public static final int MOST_PRIORITY = 1000;

    public Submission {
        after = after.stream().distinct().sorted().toList();
        items = List.copyOf(items);
    }

    /** The same with another policy. */
    public Submission with(Policy other) {
        return new Submission(lane, workflowType, priority, notBefore, after, key, directory, other, version, items);
    }

    /**
     * What is done when something goes wrong.
     *
     * @param retries how often a run that failed by its own fault is tried again
     * @param retryDelay how long before the first retry; twice as long before each further one
     * @param unique a run of the same workflow with the same parameters that hasn't finished is given back, not a new one
     * @param skipIfParentFails whether a run whose parent fails is CANCELLED, as skipped, rather than FAILED
     */
    public record Policy(int retries, Duration retryDelay, boolean unique, boolean skipIfParentFails) {
        public static final Duration USUAL_DELAY = Duration.ofSeconds(30);
        public static final Policy USUAL = new Policy(0, USUAL_DELAY, false, false);
        /** As many as a small number in the database holds. */
        public static final int MOST_RETRIES = 1000;
    }

    /**
     * One run.
     *
     * @param subject what it is about in a word, for lists: a formula
     * @param parameters as one JSON object
     */
    public record Item(String subject, String parameters) {}
}
