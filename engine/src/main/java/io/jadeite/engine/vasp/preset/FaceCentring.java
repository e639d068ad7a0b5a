package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Whether a structure's space group is face-centred (its symbol begins with F), which meshes of k-points go by. Told by itself and not
 * by spglib, as this is asked for each structure, and takes a tenth of the time: a lattice with three vectors at right angles
 * whose half sums belong to it, and the axes or mirrors of an orthorhombic or cubic group along them.
 */
final class FaceCentring {
    private static final int REACH = 2;

    /** In Å, as pymatgen takes it. */
    private static final double TOLERANCE = 0.01;

    private final RepeatedAtoms atoms;
    private final Lattice primitive;

    private FaceCentring(Structure structure) {
        atoms = new RepeatedAtoms(structure, TOLERANCE);
        primitive = PrimitiveVectors.of(structure, atoms);
    }

    static boolean of(Structure structure) {
        return new FaceCentring(structure).isFaceCentred();
    }

    private boolean isFaceCentred() {
        var vectors = halfSpace();
        for (int i = 0; i < vectors.size(); i++) {
            for (int j = i + 1; j < vectors.size(); j++) {
                if (!isFaceOfCentredCell(vectors.get(i), vectors.get(j))) {
                    continue;
                }
                for (int k = j + 1; k < vectors.size(); k++) {
                    if (isFaceOfCentredCell(vectors.get(i), vectors.get(k))
                            && isFaceOfCentredCell(vectors.get(j), vectors.get(k))
                            && isOfFourCells(vectors.get(i), vectors.get(j), vectors.get(k))
                            && hasAxes(
                                    cartesian(vectors.get(i)), cartesian(vectors.get(j)), cartesian(vectors.get(k)))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Of each short lattice vector and its opposite one, in whole numbers of the primitive vectors. */
    private static List<int[]> halfSpace() {
        var vectors = new ArrayList<int[]>();
        for (int i = 0; i <= REACH; i++) {
            for (int j = i == 0 ? 0 : -REACH; j <= REACH; j++) {
                for (int k = i == 0 && j == 0 ? 1 : -REACH; k <= REACH; k++) {
                    vectors.add(new int[] {i, j, k});
                }
            }
        }
        return vectors;
    }

    /** Whether half the sum belongs to the lattice, and both half diagonals are as long. */
    private boolean isFaceOfCentredCell(int[] u, int[] v) {
        for (int i = 0; i < 3; i++) {
            if ((u[i] + v[i]) % 2 != 0) {
                return false;
            }
        }
        var first = cartesian(u);
        var second = cartesian(v);
        return Math.abs(first.plus(second).length() - first.minus(second).length()) / 2 < TOLERANCE;
    }

    private static boolean isOfFourCells(int[] u, int[] v, int[] w) {
        int determinant = u[0] * (v[1] * w[2] - v[2] * w[1])
                - u[1] * (v[0] * w[2] - v[2] * w[0])
                + u[2] * (v[0] * w[1] - v[1] * w[0]);
        return Math.abs(determinant) == 4;
    }

    private Vector cartesian(int[] vector) {
        return primitive.toCartesian(new Vector(vector[0], vector[1], vector[2]));
    }

    /** Orthorhombic or cubic, not tetragonal: with a fourfold axis the same lattice is called body-centred. */
    private boolean hasAxes(Vector u, Vector v, Vector w) {
        var cell = new Lattice(u, v, w);
        boolean allTwofold = hasTwofold(cell, 1, -1, -1) && hasTwofold(cell, -1, 1, -1) && hasTwofold(cell, -1, -1, 1);
        if (!allTwofold) {
            return false;
        }
        if (isNear(u, v) && isNear(v, w) && allows(cell, place -> new Vector(place.z(), place.x(), place.y()))) {
            return true;
        }
        return !(isNear(v, w) && hasFourfold(cell, place -> new Vector(place.x(), -place.z(), place.y())))
                && !(isNear(w, u) && hasFourfold(cell, place -> new Vector(place.z(), place.y(), -place.x())))
                && !(isNear(u, v) && hasFourfold(cell, place -> new Vector(-place.y(), place.x(), place.z())));
    }

    private static boolean isNear(Vector u, Vector v) {
        return Math.abs(u.length() - v.length()) < TOLERANCE;
    }

    /** The axis, or the mirror across it. */
    private boolean hasTwofold(Lattice cell, int x, int y, int z) {
        return allows(cell, place -> new Vector(x * place.x(), y * place.y(), z * place.z()))
                || allows(cell, place -> new Vector(-x * place.x(), -y * place.y(), -z * place.z()));
    }

    /** The axis, or the same with an inversion. */
    private boolean hasFourfold(Lattice cell, UnaryOperator<Vector> turn) {
        return allows(cell, turn) || allows(cell, place -> turn.apply(place).times(-1));
    }

    private boolean allows(Lattice cell, UnaryOperator<Vector> movement) {
        return atoms.allow(place -> cell.toCartesian(movement.apply(cell.toFractional(place))));
    }
}
