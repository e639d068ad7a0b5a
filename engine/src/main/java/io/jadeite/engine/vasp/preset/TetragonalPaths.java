package io.jadeite.engine.vasp.preset;

import java.util.Optional;

/** Tetragonal lattices: TET, BCT1 (c below a), BCT2. */
final class TetragonalPaths {
    private TetragonalPaths() {}

    static Optional<PathShape> of(String symbol, double a, double c) {
        if (symbol.contains("P")) {
            return Optional.of(simple());
        }
        if (!symbol.contains("I")) {
            return Optional.empty();
        }
        return Optional.of(c < a ? flat(a, c) : tall(a, c));
    }

    private static PathShape simple() {
        return PathShape.named("TET", "G X M G Z R A Z | X R | M A")
                .point("A", 0.5, 0.5, 0.5)
                .point("M", 0.5, 0.5, 0)
                .point("R", 0, 0.5, 0.5)
                .point("X", 0, 0.5, 0)
                .point("Z", 0, 0, 0.5)
                .drawn();
    }

    private static PathShape flat(double a, double c) {
        double eta = (1 + c * c / (a * a)) / 4;
        return PathShape.named("BCT1", "G X M G Z P N Z_1 M | X P")
                .point("M", -0.5, 0.5, 0.5)
                .point("N", 0, 0.5, 0)
                .point("P", 0.25, 0.25, 0.25)
                .point("X", 0, 0, 0.5)
                .point("Z", eta, eta, -eta)
                .point("Z_1", -eta, 1 - eta, eta)
                .drawn();
    }

    private static PathShape tall(double a, double c) {
        double eta = (1 + a * a / (c * c)) / 4;
        double zeta = a * a / (2 * c * c);
        return PathShape.named("BCT2", "G X Y S0 G Z S1 N P Y_1 Z | X P")
                .point("N", 0, 0.5, 0)
                .point("P", 0.25, 0.25, 0.25)
                .point("S0", -eta, eta, eta)
                .point("S1", eta, 1 - eta, -eta)
                .point("X", 0, 0, 0.5)
                .point("Y", -zeta, zeta, 0.5)
                .point("Y_1", 0.5, 0.5, -zeta)
                .point("Z", 0.5, 0.5, -0.5)
                .drawn();
    }
}
