package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;

/**
 * The same crystal by nearly orthogonal, short lattice vectors: the reduction of Lenstra, Lenstra and Lovász (Math. Ann. 261, 515,
 * 1982) with δ = 3/4.
 */
final class ShortVectors {
    private static final double DELTA = 0.75;

    private final Vector[] basis;

    private ShortVectors(Lattice lattice) {
        basis = new Vector[] {lattice.a(), lattice.b(), lattice.c()};
    }

    static Lattice of(Lattice lattice) {
        var vectors = new ShortVectors(lattice);
        vectors.reduce();
        return new Lattice(vectors.basis[0], vectors.basis[1], vectors.basis[2]);
    }

    /** Atoms are wrapped into the cell. */
    static Structure of(Structure structure) {
        var reduced = of(structure.lattice());
        var sites = structure.sites().stream()
                .map(site -> site.withFractional(
                        wrapped(reduced.toFractional(structure.lattice().toCartesian(site.fractional())))))
                .toList();
        return new Structure(reduced, sites);
    }

    private void reduce() {
        int k = 1;
        while (k < basis.length) {
            for (int j = k - 1; j >= 0; j--) {
                basis[k] = basis[k].minus(basis[j].times(Math.rint(share(k, j))));
            }
            var before = orthogonal(k - 1);
            double mu = share(k, k - 1);
            if (orthogonal(k).dot(orthogonal(k)) >= (DELTA - mu * mu) * before.dot(before)) {
                k++;
            } else {
                var swapped = basis[k];
                basis[k] = basis[k - 1];
                basis[k - 1] = swapped;
                k = Math.max(k - 1, 1);
            }
        }
    }

    /** Gram and Schmidt's vector of that number. */
    private Vector orthogonal(int number) {
        var vector = basis[number];
        for (int j = 0; j < number; j++) {
            vector = vector.minus(orthogonal(j).times(share(number, j)));
        }
        return vector;
    }

    private double share(int of, int along) {
        var direction = orthogonal(along);
        return basis[of].dot(direction) / direction.dot(direction);
    }

    private static Vector wrapped(Vector place) {
        return new Vector(wrapped(place.x()), wrapped(place.y()), wrapped(place.z()));
    }

    private static double wrapped(double coordinate) {
        double inside = coordinate - Math.floor(coordinate);
        return inside == 1 ? 0 : inside;
    }
}
