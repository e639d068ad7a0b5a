package io.jadeite.engine.structure;

import java.util.ArrayList;
import java.util.List;

/** Finds the vectors in one lattice that have the lengths and angles of another one's. */
final class LatticeMappings {
    private static final double SMALL = 1e-8;

    private LatticeMappings() {}

    /**
     * @param lengthTolerance share by which lengths may differ
     * @param angleTolerance in degrees
     * @return rows of whole numbers, which make vectors like the target's out of the lattice's; mirrored ones too
     */
    static List<Matrix> of(Lattice lattice, Lattice target, double lengthTolerance, double angleTolerance) {
        var wanted = target.lengths();
        var angles = target.angles();
        var candidates = List.of(
                alike(lattice, wanted[0], lengthTolerance),
                alike(lattice, wanted[1], lengthTolerance),
                alike(lattice, wanted[2], lengthTolerance));
        var basis = Matrix.of(lattice);
        var mappings = new ArrayList<Matrix>();
        for (var a : candidates.get(0)) {
            for (var b : candidates.get(1)) {
                if (Math.abs(angle(basis, a, b) - angles[2]) > angleTolerance) {
                    continue;
                }
                for (var c : candidates.get(2)) {
                    var mapping = new Matrix(a, b, c);
                    if (Math.abs(Math.abs(mapping.determinant()) - 1) < SMALL
                            && Math.abs(angle(basis, a, c) - angles[1]) <= angleTolerance
                            && Math.abs(angle(basis, b, c) - angles[0]) <= angleTolerance) {
                        mappings.add(mapping);
                    }
                }
            }
        }
        return mappings;
    }

    /** Vectors of about this length, as whole-number combinations. */
    private static List<Vector> alike(Lattice lattice, double length, double tolerance) {
        double longest = length * (1 + tolerance);
        double volume = lattice.volume();
        int reachA = (int) (longest * lattice.b().cross(lattice.c()).length() / volume + SMALL);
        int reachB = (int) (longest * lattice.c().cross(lattice.a()).length() / volume + SMALL);
        int reachC = (int) (longest * lattice.a().cross(lattice.b()).length() / volume + SMALL);
        var vectors = new ArrayList<Vector>();
        for (int i = -reachA; i <= reachA; i++) {
            for (int j = -reachB; j <= reachB; j++) {
                for (int k = -reachC; k <= reachC; k++) {
                    var numbers = new Vector(i, j, k);
                    double found = lattice.toCartesian(numbers).length();
                    if (found <= longest && found >= length / (1 + tolerance)) {
                        vectors.add(numbers);
                    }
                }
            }
        }
        return vectors;
    }

    private static double angle(Matrix basis, Vector one, Vector other) {
        var u = basis.timesRow(one);
        var v = basis.timesRow(other);
        return Math.toDegrees(Math.acos(Math.clamp(u.dot(v) / (u.length() * v.length()), -1.0, 1.0)));
    }
}
