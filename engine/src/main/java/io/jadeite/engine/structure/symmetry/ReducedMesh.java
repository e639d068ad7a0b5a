package io.jadeite.engine.structure.symmetry;

import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Turns spglib's tables of a mesh into k-points with weights. */
final class ReducedMesh {
    private ReducedMesh() {}

    /**
     * @param representatives for each point of the mesh the place of the one that stands for it
     * @param addresses of all points, three whole numbers each
     */
    static List<MeshPoint> points(int[] representatives, int[] addresses, int[] divisions, int[] shift) {
        var weights = new TreeMap<Integer, Integer>();
        for (int representative : representatives) {
            weights.merge(representative, 1, Integer::sum);
        }
        var points = new ArrayList<MeshPoint>(weights.size());
        weights.forEach((point, weight) -> points.add(new MeshPoint(
                new Vector(
                        (addresses[3 * point] + shift[0] * 0.5) / divisions[0],
                        (addresses[3 * point + 1] + shift[1] * 0.5) / divisions[1],
                        (addresses[3 * point + 2] + shift[2] * 0.5) / divisions[2]),
                weight)));
        return List.copyOf(points);
    }
}
