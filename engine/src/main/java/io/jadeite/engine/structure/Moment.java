package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;

/** A site's magnetic moment, in μB. */
public sealed interface Moment {
    /** Along an axis that all sites share. */
    record Collinear(double size) implements Moment {
        public Collinear {
            if (!Double.isFinite(size)) {
                throw new InputException("A magnetic moment needs a finite number, found %s.".formatted(size));
            }
        }
    }

    /** Of any direction, Cartesian. */
    record Noncollinear(Vector size) implements Moment {
        public Noncollinear {
            if (!size.isFinite()) {
                throw new InputException("A magnetic moment needs finite numbers, found %s.".formatted(size));
            }
        }
    }
}
