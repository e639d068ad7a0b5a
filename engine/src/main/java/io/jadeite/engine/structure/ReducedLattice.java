package io.jadeite.engine.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The same lattice by three vectors that are as short as they can be (Minkowski's reduction, by the greedy way of Nguyen
 * and Stehlé, ACM Trans. Algorithms 5, 46, 2009). However skewed the given cell is, in this one the image of an atom that
 * is nearest lies at most one cell away from the one that rounding finds.
 */
final class ReducedLattice {
    /** A change by less than this share of a squared length is rounding. */
    private static final double ROUNDING = 1e-12;

    private ReducedLattice() {}

    /** a is the shortest vector of the lattice, c the longest of the three. */
    static Lattice of(Lattice lattice) {
        var vectors = new ArrayList<>(List.of(lattice.a(), lattice.b(), lattice.c()));
        boolean shorter = true;
        while (shorter) {
            vectors.sort(Comparator.comparingDouble(Vector::length));
            reduceFirstTwo(vectors);
            var nearer = nearestToPlane(vectors.get(2), vectors.get(0), vectors.get(1));
            shorter = isShorter(nearer, vectors.get(2));
            if (shorter) {
                vectors.set(2, nearer);
            }
        }
        return new Lattice(vectors.get(0), vectors.get(1), vectors.get(2));
    }

    /** Gauss's reduction in the plane. */
    private static void reduceFirstTwo(List<Vector> vectors) {
        var u = vectors.get(0);
        var v = vectors.get(1);
        while (true) {
            var rest = v.minus(u.times(Math.rint(u.dot(v) / u.dot(u))));
            if (!isShorter(rest, v)) {
                break;
            }
            v = rest;
            if (isShorter(v, u)) {
                var swapped = u;
                u = v;
                v = swapped;
            }
        }
        vectors.set(0, u);
        vectors.set(1, v);
    }

    /** w without the point of the plane's lattice (u, v) that is nearest to it. */
    private static Vector nearestToPlane(Vector w, Vector u, Vector v) {
        double uu = u.dot(u);
        double uv = u.dot(v);
        double vv = v.dot(v);
        double determinant = uu * vv - uv * uv;
        double x = Math.rint((w.dot(u) * vv - w.dot(v) * uv) / determinant);
        double y = Math.rint((w.dot(v) * uu - w.dot(u) * uv) / determinant);
        var nearest = w;
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                var candidate = w.minus(u.times(x + i)).minus(v.times(y + j));
                if (isShorter(candidate, nearest)) {
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    private static boolean isShorter(Vector candidate, Vector than) {
        return candidate.dot(candidate) < than.dot(than) * (1 - ROUNDING);
    }
}
