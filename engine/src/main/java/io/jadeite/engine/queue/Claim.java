package io.jadeite.engine.queue;

import io.jadeite.engine.run.Attempt;
import java.util.Optional;

/**
 * A run that a worker has taken.
 *
 * @param directory where, under the worker's root, the run's directories lie; empty: the worker chooses
 */
public record Claim(
        Attempt attempt, String workflow, String parameters, Optional<String> subject, Optional<String> directory) {}
