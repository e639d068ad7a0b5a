package io.jadeite.engine.calculation;

import java.io.IOException;
import java.nio.file.Path;

/** Writes corrections into the inputs of one calculator. */
@FunctionalInterface
public interface Corrector {
    /** All of it, or nothing. */
    void apply(Correction correction, Path directory) throws IOException;
}
