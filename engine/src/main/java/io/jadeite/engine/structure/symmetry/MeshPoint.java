package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Vector;

/**
 * A k-point of a reduced mesh.
 *
 * @param fractional in units of the reciprocal lattice vectors
 * @param weight how many points of the whole mesh it stands for
 */
public record MeshPoint(Vector fractional, int weight) {}
