package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The directions in which the sites of a structure may move: the span of those lattice vectors along which a site's
 * coordinate is free, so that fixed coordinates stay as they are also in an oblique cell. Read-only once made.
 */
final class Freedoms {
    /** By site, perpendicular and of length one; three of them mean a free site. */
    private final List<List<Vector>> directions = new ArrayList<>();

    private Freedoms() {}

    static Freedoms of(Structure structure) {
        var freedoms = new Freedoms();
        for (var site : structure.sites()) {
            freedoms.directions.add(
                    directions(structure.lattice(), site.freedom().orElse(Site.Freedom.FREE)));
        }
        return freedoms;
    }

    boolean areAll() {
        return directions.stream().allMatch(own -> own.size() == 3);
    }

    /** How many coordinates may move. */
    int count() {
        return directions.stream().mapToInt(List::size).sum();
    }

    /** Takes out of each site's vector (x₁ y₁ z₁ x₂ …) what would move it where it may not. */
    void project(double[] vectors) {
        for (int i = 0; i < directions.size(); i++) {
            var own = directions.get(i);
            if (own.size() < 3) {
                var vector = Atoms.vector(vectors, i);
                var allowed = Vector.ZERO;
                for (var direction : own) {
                    allowed = allowed.plus(direction.times(direction.dot(vector)));
                }
                Atoms.set(vectors, i, allowed);
            }
        }
    }

    /** By Gram and Schmidt. */
    private static List<Vector> directions(Lattice lattice, Site.Freedom freedom) {
        var free = new ArrayList<Vector>();
        if (freedom.a()) {
            free.add(lattice.a());
        }
        if (freedom.b()) {
            free.add(lattice.b());
        }
        if (freedom.c()) {
            free.add(lattice.c());
        }
        var found = new ArrayList<Vector>();
        for (var vector : free) {
            var rest = vector;
            for (var direction : found) {
                rest = rest.minus(direction.times(direction.dot(rest)));
            }
            found.add(rest.times(1 / rest.length()));
        }
        return List.copyOf(found);
    }
}
