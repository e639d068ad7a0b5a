package io.jadeite.launchers.batch;

import io.jadeite.engine.problem.JadeiteException;

/** A batch system's command couldn't be carried out. */
public final class CommandFailed extends JadeiteException {
    private static final long serialVersionUID = 1;

    CommandFailed(String message) {
        super(message);
    }
}
