package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Vector;
import java.util.List;

/** Signs of the axes of a triclinic lattice, so that its reciprocal angles are all acute or all obtuse. */
final class TriclinicAxes {
    private static final List<Matrix> SIGNS = List.of(
            Matrix.IDENTITY, Matrix.diagonal(-1, 1, -1), Matrix.diagonal(-1, -1, 1), Matrix.diagonal(1, -1, -1));

    private TriclinicAxes() {}

    /** @param lattice already reduced */
    static Axes of(Lattice lattice) {
        var rows = alongX(lattice);
        var axes = new Axes(Matrix.IDENTITY, rows);
        for (var signs : SIGNS) {
            var signed = signs.times(rows);
            if (hasEvenReciprocalAngles(signed)) {
                axes = new Axes(signs, signed);
            }
        }
        return axes;
    }

    /** a along x, b in the plane of x and y. */
    private static Matrix alongX(Lattice lattice) {
        var lengths = lattice.lengths();
        var angles = lattice.angles();
        double cosAlpha = Math.cos(Math.toRadians(angles[0]));
        double cosBeta = Math.cos(Math.toRadians(angles[1]));
        double cosGamma = Math.cos(Math.toRadians(angles[2]));
        double sinGamma = Math.sin(Math.toRadians(angles[2]));
        double height = Math.sqrt(
                sinGamma * sinGamma - cosAlpha * cosAlpha - cosBeta * cosBeta + 2 * cosAlpha * cosBeta * cosGamma);
        return new Matrix(
                new Vector(lengths[0], 0, 0),
                new Vector(cosGamma, sinGamma, 0).times(lengths[1]),
                new Vector(cosBeta, (cosAlpha - cosBeta * cosGamma) / sinGamma, height / sinGamma).times(lengths[2]));
    }

    private static boolean hasEvenReciprocalAngles(Matrix rows) {
        var reciprocal = rows.inverse().transposed();
        var angles = new Lattice(reciprocal.first(), reciprocal.second(), reciprocal.third()).angles();
        boolean acute = angles[0] <= 90 && angles[1] <= 90 && angles[2] <= 90;
        boolean obtuse = angles[0] > 90 && angles[1] > 90 && angles[2] > 90;
        return acute || obtuse;
    }
}
