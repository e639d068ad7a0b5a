package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Structure;
import java.util.List;
import java.util.stream.IntStream;

/** Divisions of a mesh inversely as the lengths of the lattice vectors. */
public final class MeshDensity {
    private MeshDensity() {}

    /** @param pointsTimesAtoms about how many k-points times atoms there are to be */
    public static List<Integer> divisions(Structure structure, double pointsTimesAtoms) {
        double wanted = pointsTimesAtoms;
        double root = Math.floor(Math.pow(wanted, 1.0 / 3) + 0.5);
        if (Math.abs(root * root * root - wanted) < 1) {
            // A cube would fall on either side of a whole division by rounding.
            wanted += wanted * 0.01;
        }
        var lengths = structure.lattice().lengths();
        double multiple = Math.pow(wanted / structure.size() * lengths[0] * lengths[1] * lengths[2], 1.0 / 3);
        return IntStream.range(0, 3)
                .mapToObj(i -> (int) Math.floor(Math.max(multiple / lengths[i], 1)))
                .toList();
    }
}
