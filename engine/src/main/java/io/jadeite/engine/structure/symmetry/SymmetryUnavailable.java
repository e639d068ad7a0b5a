package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.problem.JadeiteException;
import org.jspecify.annotations.Nullable;

/** Symmetry was asked for, but spglib isn't there. Whatever needs no symmetry works without it. */
public final class SymmetryUnavailable extends JadeiteException {
    SymmetryUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
