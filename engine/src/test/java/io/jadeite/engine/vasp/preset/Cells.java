package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.List;

/** Small structures of textbooks. */
final class Cells {
    private Cells() {}

    static Structure aluminium() {
        return new Structure(
                Lattice.cubic(4.05),
                List.of(
                        Site.of(Element.AL, Vector.ZERO),
                        Site.of(Element.AL, new Vector(0, 0.5, 0.5)),
                        Site.of(Element.AL, new Vector(0.5, 0, 0.5)),
                        Site.of(Element.AL, new Vector(0.5, 0.5, 0))));
    }

    /** Rock salt with its anion first, so that sorting shows. */
    static Structure ironOxide() {
        return new Structure(
                Lattice.of(new double[][] {{0, 2.16, 2.16}, {2.16, 0, 2.16}, {2.16, 2.16, 0}}),
                List.of(Site.of(Element.O, new Vector(0.5, 0.5, 0.5)), Site.of(Element.FE, Vector.ZERO)));
    }

    static Structure ice() {
        return new Structure(
                Lattice.cubic(5),
                List.of(
                        Site.of(Element.O, Vector.ZERO),
                        Site.of(Element.H, new Vector(0.19, 0, 0)),
                        Site.of(Element.H, new Vector(0, 0.19, 0))));
    }
}
