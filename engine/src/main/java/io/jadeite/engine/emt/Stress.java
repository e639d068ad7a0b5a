package io.jadeite.engine.emt;

import java.util.stream.DoubleStream;

/** The symmetric stress of a cell in eV/Å³; positive pulls the cell together (tensile), as the derivative of the energy. */
public record Stress(double xx, double yy, double zz, double yz, double xz, double xy) {
    /** The same as 3×3. */
    public double[][] rows() {
        return new double[][] {{xx, xy, xz}, {xy, yy, yz}, {xz, yz, zz}};
    }

    /** The largest component by magnitude. */
    public double largest() {
        return DoubleStream.of(xx, yy, zz, yz, xz, xy).map(Math::abs).max().orElseThrow();
    }

    /** −trace/3, in eV/Å³; positive where the cell wants to grow. */
    public double pressure() {
        return -(xx + yy + zz) / 3;
    }
}
