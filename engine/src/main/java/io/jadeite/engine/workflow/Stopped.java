package io.jadeite.engine.workflow;

/**
 * Ends code of a user that was told to stop, where it has no wait that an interrupt could end: the run is stopped, and hasn't failed. It
 * is an error and not an exception, so that few catch it by accident.
 */
@SuppressWarnings("serial")
public final class Stopped extends Error {
    public Stopped() {
        super("interrupted", null, false, false);
    }
}
