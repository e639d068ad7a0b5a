package io.jadeite.engine.vasp.preset;

/** Triclinic lattices, by the angles of the reciprocal cell: TRI1a (obtuse) and TRI1b (acute). */
final class TriclinicPaths {
    private static final String WAY = "X G Y | L G Z | N G M | R G";

    private TriclinicPaths() {}

    static PathShape obtuse() {
        return PathShape.named("TRI1a", WAY)
                .point("L", 0.5, 0.5, 0)
                .point("M", 0, 0.5, 0.5)
                .point("N", 0.5, 0, 0.5)
                .point("R", 0.5, 0.5, 0.5)
                .point("X", 0.5, 0, 0)
                .point("Y", 0, 0.5, 0)
                .point("Z", 0, 0, 0.5)
                .drawn();
    }

    static PathShape acute() {
        return PathShape.named("TRI1b", WAY)
                .point("L", 0.5, -0.5, 0)
                .point("M", 0, 0, 0.5)
                .point("N", -0.5, -0.5, 0.5)
                .point("R", 0, -0.5, 0.5)
                .point("X", 0, -0.5, 0)
                .point("Y", 0.5, 0, 0)
                .point("Z", -0.5, 0, 0.5)
                .drawn();
    }
}
