package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;

/**
 * How a structure lies in spglib's standard cell. Fractional coordinates, as columns: x(standard) = matrix · x + originShift.
 *
 * @param rotation turns Cartesian coordinates of the structure into those of the idealised standard cell
 */
public record Transformation(Matrix matrix, Vector originShift, Matrix rotation) {}
