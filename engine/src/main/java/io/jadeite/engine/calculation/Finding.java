package io.jadeite.engine.calculation;

import java.util.List;
import java.util.Optional;

/**
 * What a handler found wrong.
 *
 * @param errors each a word or a few, by which failures are counted
 * @param correction what helps; empty where nothing does, so that the run fails
 */
public record Finding(String handler, List<String> errors, Optional<Correction> correction) {
    public Finding {
        errors = List.copyOf(errors);
    }
}
