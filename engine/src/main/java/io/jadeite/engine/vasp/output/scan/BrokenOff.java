package io.jadeite.engine.vasp.output.scan;

import io.jadeite.engine.problem.JadeiteException;

/** A file ends, or stops making sense, before what was begun in it is whole. What came before may be used. */
public final class BrokenOff extends JadeiteException {
    private final long offset;

    /** @param offset bytes of the unpacked file before the place */
    public BrokenOff(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
