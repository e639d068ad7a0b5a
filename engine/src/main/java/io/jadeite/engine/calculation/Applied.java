package io.jadeite.engine.calculation;

import java.util.List;

/**
 * A correction that was made.
 *
 * @param number counts from 1, over all attempts of a run
 */
public record Applied(int number, String handler, List<String> errors, Correction correction) {
    public Applied {
        errors = List.copyOf(errors);
    }
}
