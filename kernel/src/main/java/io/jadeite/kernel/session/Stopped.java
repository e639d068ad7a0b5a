package io.jadeite.kernel.session;

/** Ends the code of a cell that was interrupted. It is an error and not an exception, so that few catch it by accident. */
@SuppressWarnings("serial")
public final class Stopped extends Error {
    public Stopped() {
        super("interrupted", null, false, false);
    }
}
