package io.jadeite.engine.vasp.preset;

import java.util.Optional;

/** Cubic lattices: CUB, FCC, BCC. */
final class CubicPaths {
    private CubicPaths() {}

    static Optional<PathShape> of(String symbol) {
        if (symbol.contains("P")) {
            return Optional.of(simple());
        }
        if (symbol.contains("F")) {
            return Optional.of(faceCentred());
        }
        return symbol.contains("I") ? Optional.of(bodyCentred()) : Optional.empty();
    }

    private static PathShape simple() {
        return PathShape.named("CUB", "G X M G R X | M R")
                .point("X", 0, 0.5, 0)
                .point("R", 0.5, 0.5, 0.5)
                .point("M", 0.5, 0.5, 0)
                .drawn();
    }

    private static PathShape faceCentred() {
        return PathShape.named("FCC", "G X W K G L U W L K | U X")
                .point("K", 0.375, 0.375, 0.75)
                .point("L", 0.5, 0.5, 0.5)
                .point("U", 0.625, 0.25, 0.625)
                .point("W", 0.5, 0.25, 0.75)
                .point("X", 0.5, 0, 0.5)
                .drawn();
    }

    private static PathShape bodyCentred() {
        return PathShape.named("BCC", "G H N G P H | P N")
                .point("H", 0.5, -0.5, 0.5)
                .point("P", 0.25, 0.25, 0.25)
                .point("N", 0, 0, 0.5)
                .drawn();
    }
}
