package io.jadeite.engine.run;

/**
 * One distinct combination of what decides which worker may take a run. Runs of one lane differ in nothing that placement
 * looks at, so a worker decides about lanes, never about single runs.
 *
 * @param tags every tag, the workflow's type, calculator and full name among them
 * @param userTags the tags that the user gave
 * @param resources with the expected time rounded up to its {@link TimeBucket}
 */
public record Lane(Tags tags, Tags userTags, String workflow, String calculator, Resources resources) {
    public Lane {
        resources = new Resources(
                resources.cores(), resources.memoryMegabytes(), resources.gpus(), TimeBucket.of(resources.time()));
    }

    /** What tells this lane from every other, in one line. */
    public String key() {
        return "%s|%s|%d|%d|%d|%d"
                .formatted(
                        workflow,
                        String.join("\u001f", userTags.sorted()),
                        resources.cores(),
                        resources.memoryMegabytes(),
                        resources.gpus(),
                        resources.time().toMinutes());
    }
}
