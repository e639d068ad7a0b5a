package io.jadeite.engine.queue;

import io.jadeite.engine.run.Attempt;
import java.util.Optional;

/**
 * A run that a worker has taken.
 *
 * @param lane the number of the lane that it stood in; 0 for a run that is executed where it was asked for
 * @param directory where, under the worker's root, the run's directories lie; empty: the worker chooses
 * @param bundle the hash of the code that it carries; empty: its workflow is known to who executes it
 */
public record Claim(
        Attempt attempt,
        long lane,
        String workflow,
        String parameters,
        Optional<String> subject,
        Optional<String> directory,
        Optional<String> bundle) {}
