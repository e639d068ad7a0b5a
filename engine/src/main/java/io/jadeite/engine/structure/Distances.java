package io.jadeite.engine.structure;

/** How far two places are apart in a periodic lattice, to the image that is truly nearest. Safe for many threads. */
final class Distances {
    private final Lattice reduced;

    Distances(Lattice lattice) {
        this.reduced = ReducedLattice.of(lattice);
    }

    /** In Å; both places Cartesian. */
    double between(Vector from, Vector to) {
        var fractional = reduced.toFractional(to.minus(from));
        var wrapped = new Vector(
                fractional.x() - Math.rint(fractional.x()),
                fractional.y() - Math.rint(fractional.y()),
                fractional.z() - Math.rint(fractional.z()));
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                for (int k = -1; k <= 1; k++) {
                    var image = reduced.toCartesian(wrapped.plus(new Vector(i, j, k)));
                    shortest = Math.min(shortest, image.length());
                }
            }
        }
        return shortest;
    }
}
