package io.jadeite.engine.queue;

import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Tags;
import java.time.Instant;

/**
 * Runs that carry all of the tags are left alone by every worker until the pause ends; without tags, all runs. Runs that go on
 * are not touched.
 */
public record Pause(Tags tags, String owner, Instant since) implements Restriction {
    public boolean covers(Lane lane) {
        return lane.tags().containsAll(tags);
    }

    /** The runs with these tags, in words. */
    public static String words(Tags tags) {
        return tags.isEmpty() ? "all runs" : "runs tagged " + tags;
    }

    /** The tags as options of a command, with a space before each. */
    String options() {
        return tags.sorted().stream().map(tag -> " -t " + tag).reduce("", String::concat);
    }
}
