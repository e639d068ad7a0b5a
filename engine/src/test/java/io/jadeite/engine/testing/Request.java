package io.jadeite.engine.testing;

import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A submission in the making, with everything that a test doesn't speak of left at its usual value. */
public record Request(
        String workflow,
        Tags tags,
        Set<String> limits,
        Resources resources,
        int priority,
        Optional<Instant> notBefore,
        List<Long> after,
        Optional<String> key,
        Optional<String> directory,
        Submission.Policy policy,
        List<Submission.Item> items) {
    public static final String WORKFLOW = "stand-in.test.usual";

    /** One run of a workflow of the calculator {@code test}. */
    public static Request usual() {
        return of(WORKFLOW);
    }

    public static Request of(String workflow) {
        return new Request(
                workflow,
                Tags.NONE,
                Set.of(),
                Resources.UNSAID,
                0,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Submission.Policy.USUAL,
                List.of(new Submission.Item("Cu", "{}")));
    }

    public Request tagged(String... words) {
        return new Request(
                workflow, Tags.of(words), limits, resources, priority, notBefore, after, key, directory, policy, items);
    }

    /** Counted against the limits on these words, beside those on its tags. */
    public Request limited(String... words) {
        return new Request(
                workflow, tags, Set.of(words), resources, priority, notBefore, after, key, directory, policy, items);
    }

    public Request asking(Resources asked) {
        return new Request(workflow, tags, limits, asked, priority, notBefore, after, key, directory, policy, items);
    }

    public Request priority(int higherIsSooner) {
        return new Request(
                workflow, tags, limits, resources, higherIsSooner, notBefore, after, key, directory, policy, items);
    }

    public Request notBefore(Instant time) {
        return new Request(
                workflow, tags, limits, resources, priority, Optional.of(time), after, key, directory, policy, items);
    }

    public Request after(Long... parents) {
        return new Request(
                workflow,
                tags,
                limits,
                resources,
                priority,
                notBefore,
                List.of(parents),
                key,
                directory,
                policy,
                items);
    }

    public Request key(String word) {
        return new Request(
                workflow,
                tags,
                limits,
                resources,
                priority,
                notBefore,
                after,
                Optional.of(word),
                directory,
                policy,
                items);
    }

    public Request directory(String path) {
        return new Request(
                workflow, tags, limits, resources, priority, notBefore, after, key, Optional.of(path), policy, items);
    }

    public Request policy(Submission.Policy when) {
        return new Request(workflow, tags, limits, resources, priority, notBefore, after, key, directory, when, items);
    }

    public Request times(int count) {
        var many = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Submission.Item("Cu" + i, "{\"number\":" + i + "}"))
                .toList();
        return new Request(workflow, tags, limits, resources, priority, notBefore, after, key, directory, policy, many);
    }

    /** One run for each of these parameters, each a JSON object. */
    public Request parameters(String... json) {
        var each =
                Arrays.stream(json).map(one -> new Submission.Item("Cu", one)).toList();
        return new Request(workflow, tags, limits, resources, priority, notBefore, after, key, directory, policy, each);
    }

    public Submission submission() {
        var parts = workflow.split("\\.", -1);
        var all = tags.and(Tags.of(parts[0], parts[1], workflow));
        return new Submission(
                new Lane(all, tags, limits, workflow, parts[1], resources),
                parts[0],
                priority,
                notBefore,
                after,
                key,
                directory,
                policy,
                "test",
                items);
    }
}
