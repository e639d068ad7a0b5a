package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Change;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import java.nio.file.Path;

/** Changes of the cell that leave the crystal as it is, or stretch it a little. */
final class PoscarChange {
    /** The second and the third lattice vector change places, which makes the triple product positive. */
    static final String SWAPPED = "swapped_axes";

    private PoscarChange() {}

    static void apply(Change.Values change, Path file) {
        if (change.set().containsKey(SWAPPED)) {
            Poscar.of(swapped(Poscar.read(file).structure())).write(file);
        }
    }

    private static Structure swapped(Structure structure) {
        var lattice = structure.lattice();
        var sites = structure.sites().stream()
                .map(site -> site.withFractional(new Vector(
                        site.fractional().x(),
                        site.fractional().z(),
                        site.fractional().y())))
                .toList();
        return new Structure(new Lattice(lattice.a(), lattice.c(), lattice.b()), sites);
    }
}
