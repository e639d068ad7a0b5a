package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.List;

/** A structure repeated along whole-number combinations of its lattice vectors. */
final class Supercell {
    private static final int MOST_SITES = 10_000_000;

    /** Points this near to the end of the supercell belong to its next image. */
    private static final double EDGE = 1e-10;

    private Supercell() {}

    static Structure of(Structure structure, Matrix vectors) {
        double cells = Math.abs(vectors.determinant());
        if (!vectors.isWhole(0) || !(cells >= 1) || !(cells * structure.size() <= MOST_SITES)) {
            throw new InputException(
                    "A supercell needs three rows of whole numbers that aren't in a plane, for at most %d sites; found %s, %s, %s for %d sites."
                            .formatted(
                                    MOST_SITES, vectors.first(), vectors.second(), vectors.third(), structure.size()));
        }
        var rows = vectors.times(Matrix.of(structure.lattice()));
        var back = vectors.inverse();
        var points = points(vectors, back, (int) Math.rint(cells));
        var sites = new ArrayList<Site>(points.size() * structure.size());
        for (var site : structure.sites()) {
            var at = back.timesRow(site.fractional());
            for (var point : points) {
                sites.add(site.withFractional(at.plus(point)));
            }
        }
        return new Structure(new Lattice(rows.first(), rows.second(), rows.third()), sites);
    }

    /** The lattice's points within the supercell, as fractions of its vectors. */
    private static List<Vector> points(Matrix vectors, Matrix back, int expected) {
        var points = new ArrayList<Vector>(expected);
        int[] from = {0, 0, 0};
        int[] to = {0, 0, 0};
        for (int corner = 1; corner < 8; corner++) {
            var at = vectors.timesRow(new Vector(corner & 1, corner >> 1 & 1, corner >> 2 & 1))
                    .toArray();
            for (int axis = 0; axis < 3; axis++) {
                from[axis] = Math.min(from[axis], (int) Math.rint(at[axis]));
                to[axis] = Math.max(to[axis], (int) Math.rint(at[axis]));
            }
        }
        for (int i = from[0]; i <= to[0]; i++) {
            for (int j = from[1]; j <= to[1]; j++) {
                for (int k = from[2]; k <= to[2]; k++) {
                    var point = back.timesRow(new Vector(i, j, k));
                    if (isInside(point.x()) && isInside(point.y()) && isInside(point.z())) {
                        points.add(point);
                    }
                }
            }
        }
        if (points.size() != expected) {
            throw new IllegalStateException(
                    "a supercell of %d cells has as many points, not %d".formatted(expected, points.size()));
        }
        return points;
    }

    private static boolean isInside(double coordinate) {
        return coordinate >= -EDGE && coordinate < 1 - EDGE;
    }
}
