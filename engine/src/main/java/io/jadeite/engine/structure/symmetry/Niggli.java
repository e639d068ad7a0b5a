package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;

/** Niggli's reduced cell: of all cells of a lattice the one with the shortest vectors, made unique (by spglib). */
public final class Niggli {
    private Niggli() {}

    /** The same lattice. */
    public static Lattice reduced(Lattice lattice) {
        var spglib = Spglib.loaded();
        return spglib.niggli(lattice)
                .orElseThrow(() -> new InputException("The lattice %s, %s, %s couldn't be reduced: spglib says '%s'."
                        .formatted(lattice.a(), lattice.b(), lattice.c(), spglib.lastError())));
    }

    /** The same arrangement; sites are wrapped into the reduced cell. */
    public static Structure reduced(Structure structure) {
        return Rebased.onto(reduced(structure.lattice()), structure);
    }
}
