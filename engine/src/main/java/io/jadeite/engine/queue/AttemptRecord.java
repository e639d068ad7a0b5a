package io.jadeite.engine.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * One try of a run, as those who look at it see it.
 *
 * @param outcome SUCCEEDED, FAILED, CANCELLED, HANDED_BACK, LOST or SUPERSEDED; empty while it goes on
 */
public record AttemptRecord(
        int number,
        long worker,
        String host,
        Instant started,
        Optional<Instant> finished,
        Optional<String> outcome,
        Optional<String> message,
        Optional<String> directory) {}
