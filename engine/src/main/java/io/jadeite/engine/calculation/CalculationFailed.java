package io.jadeite.engine.calculation;

import io.jadeite.engine.problem.JadeiteException;

/** A calculation has ended in a way that nothing mends; the message says how. */
public final class CalculationFailed extends JadeiteException {
    public CalculationFailed(String message) {
        super(message);
    }
}
