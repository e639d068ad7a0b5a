package io.jadeite.engine.vasp.preset;

/** Hexagonal and rhombohedral lattices: HEX, RHL1 (α below 90°), RHL2. */
final class HexagonalPaths {
    private HexagonalPaths() {}

    static PathShape hexagonal() {
        double third = 1.0 / 3;
        return PathShape.named("HEX", "G M K G A L H A | L M | K H")
                .point("A", 0, 0, 0.5)
                .point("H", third, third, 0.5)
                .point("K", third, third, 0)
                .point("L", 0.5, 0, 0.5)
                .point("M", 0.5, 0, 0)
                .drawn();
    }

    /** @param alpha of the primitive cell, in degrees */
    static PathShape rhombohedral(double alpha) {
        return alpha < 90 ? acute(Math.toRadians(alpha)) : obtuse(Math.toRadians(alpha));
    }

    private static PathShape acute(double alpha) {
        double eta = (1 + 4 * Math.cos(alpha)) / (2 + 4 * Math.cos(alpha));
        double nu = 0.75 - eta / 2;
        return PathShape.named("RHL1", "G L B_1 | B Z G X | Q F P_1 Z | L P")
                .point("B", eta, 0.5, 1 - eta)
                .point("B_1", 0.5, 1 - eta, eta - 1)
                .point("F", 0.5, 0.5, 0)
                .point("L", 0.5, 0, 0)
                .point("L_1", 0, 0, -0.5)
                .point("P", eta, nu, nu)
                .point("P_1", 1 - nu, 1 - nu, 1 - eta)
                .point("P_2", nu, nu, eta - 1)
                .point("Q", 1 - nu, nu, 0)
                .point("X", nu, 0, -nu)
                .point("Z", 0.5, 0.5, 0.5)
                .drawn();
    }

    private static PathShape obtuse(double alpha) {
        double tangent = Math.tan(alpha / 2);
        double eta = 1 / (2 * tangent * tangent);
        double nu = 0.75 - eta / 2;
        return PathShape.named("RHL2", "G P Z Q G F P_1 Q_1 L Z")
                .point("F", 0.5, -0.5, 0)
                .point("L", 0.5, 0, 0)
                .point("P", 1 - nu, -nu, 1 - nu)
                .point("P_1", nu, nu - 1, nu - 1)
                .point("Q", eta, eta, eta)
                .point("Q_1", 1 - eta, -eta, -eta)
                .point("Z", 0.5, -0.5, 0.5)
                .drawn();
    }
}
