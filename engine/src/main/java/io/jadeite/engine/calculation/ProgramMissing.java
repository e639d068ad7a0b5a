package io.jadeite.engine.calculation;

import io.jadeite.engine.problem.JadeiteException;

/** The program isn't on this computer, or can't be started on it: that is the computer's failure, not the calculation's. */
public final class ProgramMissing extends JadeiteException {
    ProgramMissing(String message) {
        super(message);
    }
}
