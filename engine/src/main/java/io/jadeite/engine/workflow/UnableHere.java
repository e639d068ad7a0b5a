package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.JadeiteException;

/**
 * This computer can't execute the workflow, another one may: a program or a licensed file isn't here. The run goes back to the queue,
 * uncharged, and the worker takes no more of that workflow.
 */
public final class UnableHere extends JadeiteException {
    public UnableHere(String message) {
        super(message);
    }
}
