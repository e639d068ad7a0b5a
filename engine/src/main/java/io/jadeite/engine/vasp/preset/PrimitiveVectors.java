package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The shortest vectors by which a structure repeats, which may be shorter than those of the cell that it is given in. */
final class PrimitiveVectors {
    private static final int REACH = 2;

    /** Vectors and angles below this count as none; atoms that repeat only roughly repeat by as much. */
    private static final double FLAT = 1e-2;

    private PrimitiveVectors() {}

    /** @param atoms of the structure, by which translations are found */
    static Lattice of(Structure structure, RepeatedAtoms atoms) {
        var translations = atoms.translations();
        var candidates = new ArrayList<Vector>();
        var cell = ShortVectors.of(structure.lattice());
        for (var translation : translations) {
            for (int i = -REACH; i <= REACH; i++) {
                for (int j = -REACH; j <= REACH; j++) {
                    for (int k = -REACH; k <= REACH; k++) {
                        candidates.add(cell.toCartesian(new Vector(i, j, k)).plus(inCell(cell, translation)));
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Vector::length));
        return shortest(candidates, structure.volume() / translations.size());
    }

    private static Vector inCell(Lattice cell, Vector cartesian) {
        var place = cell.toFractional(cartesian);
        return cell.toCartesian(new Vector(
                place.x() - Math.rint(place.x()), place.y() - Math.rint(place.y()), place.z() - Math.rint(place.z())));
    }

    /** The successive minima of a lattice in space are a basis of it. */
    private static Lattice shortest(List<Vector> candidates, double volume) {
        double least = FLAT * Math.cbrt(volume);
        var a = candidates.stream()
                .filter(vector -> vector.length() > least)
                .findFirst()
                .orElseThrow();
        var b = candidates.stream()
                .filter(vector -> a.cross(vector).length() > FLAT * a.length() * vector.length() + least * a.length())
                .findFirst()
                .orElseThrow();
        var normal = a.cross(b);
        var c = candidates.stream()
                .filter(vector -> Math.abs(normal.dot(vector)) > volume / 2)
                .findFirst()
                .orElseThrow();
        return new Lattice(a, b, c);
    }
}
