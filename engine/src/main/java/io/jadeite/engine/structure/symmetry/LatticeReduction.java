package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Vector;

/**
 * Short vectors of a lattice by the way of Lenstra, Lenstra and Lovász (Math. Ann. 261, 515, 1982), with δ = 3/4 as in
 * pymatgen, whose triclinic standard cells begin with it.
 */
final class LatticeReduction {
    private static final double DELTA = 0.75;

    private LatticeReduction() {}

    static Lattice reduced(Lattice lattice) {
        Vector[] vectors = {lattice.a(), lattice.b(), lattice.c()};
        int k = 1;
        while (k < 3) {
            for (int j = k - 1; j >= 0; j--) {
                double share = Math.rint(coefficient(vectors, k, j));
                vectors[k] = vectors[k].minus(vectors[j].times(share));
            }
            double along = coefficient(vectors, k, k - 1);
            double before = squared(orthogonal(vectors, k - 1));
            if (squared(orthogonal(vectors, k)) >= (DELTA - along * along) * before) {
                k++;
            } else {
                var swapped = vectors[k];
                vectors[k] = vectors[k - 1];
                vectors[k - 1] = swapped;
                k = Math.max(k - 1, 1);
            }
        }
        return new Lattice(vectors[0], vectors[1], vectors[2]);
    }

    /** Of Gram and Schmidt: how much of the orthogonal part of vector j is in vector k. */
    private static double coefficient(Vector[] vectors, int k, int j) {
        var part = orthogonal(vectors, j);
        return vectors[k].dot(part) / squared(part);
    }

    /** Without what lies along the vectors before it. */
    private static Vector orthogonal(Vector[] vectors, int k) {
        var rest = vectors[k];
        for (int j = 0; j < k; j++) {
            rest = rest.minus(orthogonal(vectors, j).times(coefficient(vectors, k, j)));
        }
        return rest;
    }

    private static double squared(Vector vector) {
        return vector.dot(vector);
    }
}
