package io.jadeite.engine.vasp.preset;

import java.util.Optional;

/** Monoclinic lattices: MCL and MCLC1 to MCLC5. Lengths (Å) and α (radians) are of the conventional cell. */
final class MonoclinicPaths {
    private static final double RIGHT = 90;

    private final double a;
    private final double b;
    private final double c;
    private final double cosine;
    private final double squaredSine;

    private MonoclinicPaths(double a, double b, double c, double alpha) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.cosine = Math.cos(alpha);
        this.squaredSine = Math.sin(alpha) * Math.sin(alpha);
    }

    /** @param reciprocalGamma of the primitive cell's reciprocal one, in degrees */
    static Optional<PathShape> of(String symbol, double a, double b, double c, double alpha, double reciprocalGamma) {
        var paths = new MonoclinicPaths(a, b, c, alpha);
        if (symbol.contains("P")) {
            return Optional.of(paths.simple());
        }
        return symbol.contains("C") ? Optional.of(paths.baseCentred(reciprocalGamma)) : Optional.empty();
    }

    private PathShape baseCentred(double reciprocalGamma) {
        if (reciprocalGamma > RIGHT) {
            return first();
        }
        if (reciprocalGamma == RIGHT) {
            return second();
        }
        double share = b * cosine / c + b * b * squaredSine / (a * a);
        if (share > 1) {
            return fifth();
        }
        return share < 1
                ? thirdOrFourth("MCLC3", "G Y F H Z I F_1 | H_1 Y_1 X G N | M G")
                : thirdOrFourth("MCLC4", "G Y F H Z I | H_1 Y_1 X G N | M G");
    }

    private PathShape simple() {
        double eta = (1 - b * cosine / c) / (2 * squaredSine);
        double nu = 0.5 - eta * c * cosine / b;
        return PathShape.named("MCL", "G Y H C E M_1 A X H_1 | M D Z | Y D")
                .point("A", 0.5, 0.5, 0)
                .point("C", 0, 0.5, 0.5)
                .point("D", 0.5, 0, 0.5)
                .point("D_1", 0.5, 0.5, -0.5)
                .point("E", 0.5, 0.5, 0.5)
                .point("H", 0, eta, 1 - nu)
                .point("H_1", 0, 1 - eta, nu)
                .point("H_2", 0, eta, -nu)
                .point("M", 0.5, eta, 1 - nu)
                .point("M_1", 0.5, 1 - eta, nu)
                .point("M_2", 0.5, 1 - eta, nu)
                .point("X", 0, 0.5, 0)
                .point("Y", 0, 0, 0.5)
                .point("Y_1", 0, 0, -0.5)
                .point("Z", 0.5, 0, 0)
                .drawn();
    }

    private PathShape first() {
        return firstOrSecond("MCLC1", "G Y F L I | I_1 Z F_1 | Y X_1 | X G N | M G")
                .drawn();
    }

    private PathShape second() {
        double zeta = (2 - b * cosine / c) / (4 * squaredSine);
        double eta = 0.5 + 2 * zeta * c * cosine / b;
        return firstOrSecond("MCLC2", "G Y F L I | I_1 Z F_1 | N G M")
                .point("F_3", 1 - zeta, -zeta, 1 - eta)
                .drawn();
    }

    private PathShape.Drawing firstOrSecond(String name, String way) {
        double zeta = (2 - b * cosine / c) / (4 * squaredSine);
        double eta = 0.5 + 2 * zeta * c * cosine / b;
        double psi = 0.75 - a * a / (4 * b * b * squaredSine);
        double phi = psi + (0.75 - psi) * b * cosine / c;
        return PathShape.named(name, way)
                .point("N", 0.5, 0, 0)
                .point("N_1", 0, -0.5, 0)
                .point("F", 1 - zeta, 1 - zeta, 1 - eta)
                .point("F_1", zeta, zeta, eta)
                .point("F_2", -zeta, -zeta, 1 - eta)
                .point("I", phi, 1 - phi, 0.5)
                .point("I_1", 1 - phi, phi - 1, 0.5)
                .point("L", 0.5, 0.5, 0.5)
                .point("M", 0.5, 0, 0.5)
                .point("X", 1 - psi, psi - 1, 0)
                .point("X_1", psi, 1 - psi, 0)
                .point("X_2", psi - 1, -psi, 0)
                .point("Y", 0.5, 0.5, 0)
                .point("Y_1", -0.5, -0.5, 0)
                .point("Z", 0, 0, 0.5);
    }

    private PathShape thirdOrFourth(String name, String way) {
        double mu = (1 + b * b / (a * a)) / 4;
        double delta = b * c * cosine / (2 * a * a);
        double zeta = mu - 0.25 + (1 - b * cosine / c) / (4 * squaredSine);
        double eta = 0.5 + 2 * zeta * c * cosine / b;
        double phi = 1 + zeta - 2 * mu;
        double psi = eta - 2 * delta;
        return PathShape.named(name, way)
                .point("F", 1 - phi, 1 - phi, 1 - psi)
                .point("F_1", phi, phi - 1, psi)
                .point("F_2", 1 - phi, -phi, 1 - psi)
                .point("H", zeta, zeta, eta)
                .point("H_1", 1 - zeta, -zeta, 1 - eta)
                .point("H_2", -zeta, -zeta, 1 - eta)
                .point("I", 0.5, -0.5, 0.5)
                .point("M", 0.5, 0, 0.5)
                .point("N", 0.5, 0, 0)
                .point("N_1", 0, -0.5, 0)
                .point("X", 0.5, -0.5, 0)
                .point("Y", mu, mu, delta)
                .point("Y_1", 1 - mu, -mu, -delta)
                .point("Y_2", -mu, -mu, -delta)
                .point("Y_3", mu, mu - 1, delta)
                .point("Z", 0, 0, 0.5)
                .drawn();
    }

    private PathShape fifth() {
        double zeta = (b * b / (a * a) + (1 - b * cosine / c) / squaredSine) / 4;
        double eta = 0.5 + 2 * zeta * c * cosine / b;
        double mu = eta / 2 + b * b / (4 * a * a) - b * c * cosine / (2 * a * a);
        double nu = 2 * mu - zeta;
        double rho = 1 - zeta * a * a / (b * b);
        double omega = (4 * nu - 1 - b * b * squaredSine / (a * a)) * c / (2 * b * cosine);
        double delta = zeta * c * cosine / b + omega / 2 - 0.25;
        return PathShape.named("MCLC5", "G Y F L I | I_1 Z H F_1 | H_1 Y_1 X G N | M G")
                .point("F", nu, nu, omega)
                .point("F_1", 1 - nu, 1 - nu, 1 - omega)
                .point("F_2", nu, nu - 1, omega)
                .point("H", zeta, zeta, eta)
                .point("H_1", 1 - zeta, -zeta, 1 - eta)
                .point("H_2", -zeta, -zeta, 1 - eta)
                .point("I", rho, 1 - rho, 0.5)
                .point("I_1", 1 - rho, rho - 1, 0.5)
                .point("L", 0.5, 0.5, 0.5)
                .point("M", 0.5, 0, 0.5)
                .point("N", 0.5, 0, 0)
                .point("N_1", 0, -0.5, 0)
                .point("X", 0.5, -0.5, 0)
                .point("Y", mu, mu, delta)
                .point("Y_1", 1 - mu, -mu, -delta)
                .point("Y_2", -mu, -mu, -delta)
                .point("Y_3", mu, mu - 1, delta)
                .point("Z", 0, 0, 0.5)
                .drawn();
    }
}
