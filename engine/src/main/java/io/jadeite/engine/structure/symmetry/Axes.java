package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Matrix;

/**
 * Other vectors for a lattice.
 *
 * @param coordinates turns fractional coordinates, as columns, into those along the new vectors
 * @param lattice rows are the new vectors, in Å
 */
record Axes(Matrix coordinates, Matrix lattice) {
    /** After the same step on both. */
    Axes then(Matrix step) {
        return new Axes(step.times(coordinates), step.times(lattice));
    }
}
