package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;

/** A structure described by other vectors of the same lattice. */
final class Rebased {
    private Rebased() {}

    /** Atoms stay where they are, or move by lattice vectors into the new cell. */
    static Structure onto(Lattice lattice, Structure structure) {
        return new Structure(
                lattice,
                structure.sites().stream()
                        .map(site -> site.withFractional(
                                wrapped(lattice.toFractional(structure.lattice().toCartesian(site.fractional())))))
                        .toList());
    }

    /** Each coordinate from 0 up to below 1. */
    static Vector wrapped(Vector fractional) {
        return new Vector(wrapped(fractional.x()), wrapped(fractional.y()), wrapped(fractional.z()));
    }

    private static double wrapped(double coordinate) {
        double rest = coordinate - Math.floor(coordinate);
        return rest < 1 ? rest : 0;
    }
}
