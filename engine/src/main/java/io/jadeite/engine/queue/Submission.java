package io.jadeite.engine.queue;

import io.jadeite.engine.bundle.Parcel;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param parcel the code of a user-defined workflow, which travels with the runs; empty: it is installed on workers
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
        List<Item> items,
        Optional<Parcel> parcel) {
    /** The highest priority; its negative is the lowest. */
    public static final int MOST_PRIORITY = 1000;

    public Submission {
        after = after.stream().distinct().sorted().toList();
        items = List.copyOf(items);
        if (parcel.isPresent()) {
            var bundle = parcel.get().bundle();
            if (!bundle.workflow().equals(lane.workflow())) {
                throw new InputException(
                        "The code is that of %s, not of %s.".formatted(bundle.workflow(), lane.workflow()));
            }
            lane = lane.in(bundle.language());
        }
    }

    /** Of an installed workflow. */
    public Submission(
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
        this(lane, workflowType, priority, notBefore, after, key, directory, policy, version, items, Optional.empty());
    }

    /** The same with another policy. */
    public Submission with(Policy other) {
        return new Submission(
                lane, workflowType, priority, notBefore, after, key, directory, other, version, items, parcel);
    }

    /** The same with code that travels. */
    public Submission with(Parcel code) {
        return new Submission(
                lane,
                workflowType,
                priority,
                notBefore,
                after,
                key,
                directory,
                policy,
                version,
                items,
                Optional.of(code));
    }

    /** The runs that the item waits for, its own and those of all, each once and rising. */
    List<Long> after(int item) {
        var own = items.get(item).after();
        return own.isEmpty()
                ? after
                : Stream.concat(after.stream(), own.stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** All runs that any of its runs waits for, each once and rising. */
    List<Long> parents() {
        return Stream.concat(after.stream(), items.stream().flatMap(item -> item.after().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The hash of the code that travels. */
    Optional<String> bundleHash() {
        return parcel.map(code -> code.bundle().hash());
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
     * @param after it waits until these have succeeded, beside those that all runs of the submission wait for: the runs whose results
     *     it refers to
     */
    public record Item(String subject, String parameters, List<Long> after) {
        public Item {
            after = List.copyOf(after);
        }

        public Item(String subject, String parameters) {
            this(subject, parameters, List.of());
        }
    }
}
