package io.jadeite.engine.queue;

import io.jadeite.engine.run.Lane;
import java.time.Instant;

/**
 * At most so many runs at once among those that carry a word, as a tag (each carries its calculator's name) or by
 * {@code --limit}: four licences, a file server that bears twenty.
 */
public record Limit(String word, int capacity, String owner, Instant since) implements Restriction {
    public boolean covers(Lane lane) {
        return lane.carries(word);
    }
}
