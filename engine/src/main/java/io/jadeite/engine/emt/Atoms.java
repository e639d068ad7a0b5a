package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.stream.IntStream;

/** Structures as the plain numbers that the inner loops work on, and back. */
final class Atoms {
    private Atoms() {}

    /** x₁ y₁ z₁ x₂ … in Å. */
    static double[] positions(Structure structure) {
        var positions = new double[3 * structure.size()];
        int at = 0;
        for (var place : structure.cartesian()) {
            positions[at++] = place.x();
            positions[at++] = place.y();
            positions[at++] = place.z();
        }
        return positions;
    }

    /** a, b, c one after another in Å. */
    static double[] cell(Lattice lattice) {
        var cell = new double[9];
        for (int k = 0; k < 3; k++) {
            System.arraycopy(lattice.rows()[k], 0, cell, 3 * k, 3);
        }
        return cell;
    }

    /** The same sites at other places in another cell. */
    static Structure moved(Structure structure, double[] positions, double[] cell) {
        var lattice = new Lattice(vector(cell, 0), vector(cell, 1), vector(cell, 2));
        var sites = IntStream.range(0, structure.size())
                .mapToObj(i -> structure.sites().get(i).withFractional(lattice.toFractional(vector(positions, i))))
                .toList();
        return new Structure(lattice, sites);
    }

    static Vector vector(double[] numbers, int i) {
        return new Vector(numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]);
    }

    static void set(double[] numbers, int i, Vector vector) {
        numbers[3 * i] = vector.x();
        numbers[3 * i + 1] = vector.y();
        numbers[3 * i + 2] = vector.z();
    }
}
