package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;

/** A symmetry operation on fractional coordinates, as columns: x' = rotation · x + translation. */
public record Operation(Matrix rotation, Vector translation) {
    public Vector apply(Vector fractional) {
        return rotation.times(fractional).plus(translation);
    }
}
