package io.jadeite.engine.run;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One distinct combination of what decides which worker may take a run. Runs of one lane differ in nothing that placement
 * looks at, so a worker decides about lanes, never about single runs.
 *
 * @param tags every tag, the workflow's type, calculator and full name among them
 * @param userTags the tags that the user gave
 * @param limits words against whose limits these runs count, beside their tags
 * @param language that of the bundles which these runs carry; empty: the workflow is installed where the calculator is
 * @param resources with the expected time rounded up to its {@link TimeBucket}
 */
public record Lane(
        Tags tags,
        Tags userTags,
        Set<String> limits,
        String workflow,
        String calculator,
        Optional<String> language,
        Resources resources) {
    public Lane {
        limits = Set.copyOf(limits);
        resources = new Resources(
                resources.cores(), resources.memoryMegabytes(), resources.gpus(), TimeBucket.of(resources.time()));
    }

    /** Of an installed workflow. */
    public Lane(Tags tags, Tags userTags, Set<String> limits, String workflow, String calculator, Resources resources) {
        this(tags, userTags, limits, workflow, calculator, Optional.empty(), resources);
    }

    /** The same for runs that carry bundles of this language. */
    public Lane in(String bundles) {
        return new Lane(tags, userTags, limits, workflow, calculator, Optional.of(bundles), resources);
    }

    /** Without limits of its own. */
    public Lane(Tags tags, Tags userTags, String workflow, String calculator, Resources resources) {
        this(tags, userTags, Set.of(), workflow, calculator, resources);
    }

    /** Whether a limit on this word counts these runs. */
    public boolean carries(String word) {
        return limits.contains(word) || tags.sorted().contains(word);
    }

    /** The same, where it doesn't say how long its runs take and that has been learned. */
    public Lane expecting(Duration learned) {
        if (!resources.time().isZero()) {
            return this;
        }
        var all = new Resources(resources.cores(), resources.memoryMegabytes(), resources.gpus(), learned);
        return new Lane(tags, userTags, limits, workflow, calculator, language, all);
    }

    /** What tells this lane from every other, in one line. */
    public String key() {
        return "%s|%s|%d|%d|%d|%d|%s%s"
                .formatted(
                        workflow,
                        String.join("\u001f", userTags.sorted()),
                        resources.cores(),
                        resources.memoryMegabytes(),
                        resources.gpus(),
                        resources.time().toSeconds(),
                        String.join("\u001f", limits.stream().sorted().toList()),
                        language.map(bundles -> "|" + bundles).orElse(""));
    }
}
