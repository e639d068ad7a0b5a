package io.jadeite.engine.vasp.preset;

import java.util.Optional;

/** Orthorhombic lattices: ORC, ORCF1 to ORCF3, ORCI, ORCC. Lengths are of the conventional cell, in Å. */
final class OrthorhombicPaths {
    private OrthorhombicPaths() {}

    static Optional<PathShape> of(String symbol, double a, double b, double c) {
        if (symbol.contains("P")) {
            return Optional.of(simple());
        }
        if (symbol.contains("F")) {
            double first = 1 / (a * a);
            double others = 1 / (b * b) + 1 / (c * c);
            if (first < others) {
                return Optional.of(faceCentredLong(a, b, c));
            }
            return Optional.of(first > others ? faceCentredShort(a, b, c) : faceCentredBetween(a, b, c));
        }
        if (symbol.contains("I")) {
            return Optional.of(bodyCentred(a, b, c));
        }
        return symbol.contains("C") || symbol.contains("A") ? Optional.of(baseCentred(a, b)) : Optional.empty();
    }

    private static PathShape simple() {
        return PathShape.named("ORC", "G X S Y G Z U R T Z | Y T | U X | S R")
                .point("R", 0.5, 0.5, 0.5)
                .point("S", 0.5, 0.5, 0)
                .point("T", 0, 0.5, 0.5)
                .point("U", 0.5, 0, 0.5)
                .point("X", 0.5, 0, 0)
                .point("Y", 0, 0.5, 0)
                .point("Z", 0, 0, 0.5)
                .drawn();
    }

    private static PathShape faceCentredShort(double a, double b, double c) {
        return faceCentredOneOrThree("ORCF1", "G Y T Z G X A_1 Y | T X_1 | X A Z | L G", a, b, c);
    }

    private static PathShape faceCentredBetween(double a, double b, double c) {
        return faceCentredOneOrThree("ORCF3", "G Y T Z G X A_1 Y | X A Z | L G", a, b, c);
    }

    private static PathShape faceCentredOneOrThree(String name, String way, double a, double b, double c) {
        double zeta = (1 + square(a / b) - square(a / c)) / 4;
        double eta = (1 + square(a / b) + square(a / c)) / 4;
        return PathShape.named(name, way)
                .point("A", 0.5, 0.5 + zeta, zeta)
                .point("A_1", 0.5, 0.5 - zeta, 1 - zeta)
                .point("L", 0.5, 0.5, 0.5)
                .point("T", 1, 0.5, 0.5)
                .point("X", 0, eta, eta)
                .point("X_1", 1, 1 - eta, 1 - eta)
                .point("Y", 0.5, 0, 0.5)
                .point("Z", 0.5, 0.5, 0)
                .drawn();
    }

    private static PathShape faceCentredLong(double a, double b, double c) {
        double phi = (1 + square(c / b) - square(c / a)) / 4;
        double eta = (1 + square(a / b) - square(a / c)) / 4;
        double delta = (1 + square(b / a) - square(b / c)) / 4;
        return PathShape.named("ORCF2", "G Y C D X G Z D_1 H C | C_1 Z | X H_1 | H Y | L G")
                .point("C", 0.5, 0.5 - eta, 1 - eta)
                .point("C_1", 0.5, 0.5 + eta, eta)
                .point("D", 0.5 - delta, 0.5, 1 - delta)
                .point("D_1", 0.5 + delta, 0.5, delta)
                .point("L", 0.5, 0.5, 0.5)
                .point("H", 1 - phi, 0.5 - phi, 0.5)
                .point("H_1", phi, 0.5 + phi, 0.5)
                .point("X", 0, 0.5, 0.5)
                .point("Y", 0.5, 0, 0.5)
                .point("Z", 0.5, 0.5, 0)
                .drawn();
    }

    private static PathShape bodyCentred(double a, double b, double c) {
        double zeta = (1 + square(a / c)) / 4;
        double eta = (1 + square(b / c)) / 4;
        double delta = (b * b - a * a) / (4 * c * c);
        double mu = (a * a + b * b) / (4 * c * c);
        return PathShape.named("ORCI", "G X L T W R X_1 Z G Y S W | L_1 Y | Y_1 Z")
                .point("L", -mu, mu, 0.5 - delta)
                .point("L_1", mu, -mu, 0.5 + delta)
                .point("L_2", 0.5 - delta, 0.5 + delta, -mu)
                .point("R", 0, 0.5, 0)
                .point("S", 0.5, 0, 0)
                .point("T", 0, 0, 0.5)
                .point("W", 0.25, 0.25, 0.25)
                .point("X", -zeta, zeta, zeta)
                .point("X_1", zeta, 1 - zeta, -zeta)
                .point("Y", eta, -eta, eta)
                .point("Y_1", 1 - eta, eta, -eta)
                .point("Z", 0.5, 0.5, -0.5)
                .drawn();
    }

    private static PathShape baseCentred(double a, double b) {
        double zeta = (1 + square(a / b)) / 4;
        return PathShape.named("ORCC", "G X S R A Z G Y X_1 A_1 T Y | Z T")
                .point("A", zeta, zeta, 0.5)
                .point("A_1", -zeta, 1 - zeta, 0.5)
                .point("R", 0, 0.5, 0.5)
                .point("S", 0, 0.5, 0)
                .point("T", -0.5, 0.5, 0.5)
                .point("X", zeta, zeta, 0)
                .point("X_1", -zeta, 1 - zeta, 0)
                .point("Y", -0.5, 0.5, 0)
                .point("Z", 0, 0, 0.5)
                .drawn();
    }

    private static double square(double ratio) {
        return ratio * ratio;
    }
}
