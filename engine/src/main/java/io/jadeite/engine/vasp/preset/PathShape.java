package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.structure.Vector;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Symmetric points and the way between them, of one kind of lattice.
 *
 * @param name in the paper: {@code BCT1}
 * @param branches labels of points that straight lines join
 * @param points by label, in reciprocal vectors
 */
record PathShape(String name, List<List<String>> branches, Map<String, Vector> points) {
    static final String GAMMA = "\\Gamma";

    PathShape {
        branches = List.copyOf(branches);
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    }

    /** @param way labels with blanks between, branches with a bar between; {@code G} is Γ, which lies at the origin */
    static Drawing named(String name, String way) {
        return new Drawing(name, way);
    }

    /** Collects the points of a shape. For one thread. */
    static final class Drawing {
        private final String name;
        private final String way;
        private final Map<String, Vector> points = new LinkedHashMap<>();

        private Drawing(String name, String way) {
            this.name = name;
            this.way = way;
            points.put(GAMMA, Vector.ZERO);
        }

        Drawing point(String label, double x, double y, double z) {
            points.put(label(label), new Vector(x, y, z));
            return this;
        }

        PathShape drawn() {
            var branches = Arrays.stream(way.split("\\|"))
                    .map(branch -> Arrays.stream(branch.strip().split(" "))
                            .map(Drawing::label)
                            .toList())
                    .toList();
            return new PathShape(name, branches, points);
        }

        private static String label(String word) {
            return word.equals("G") ? GAMMA : word.replace("S1", "\\Sigma_1").replace("S0", "\\Sigma");
        }
    }
}
