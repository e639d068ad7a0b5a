package io.jadeite.dsl.plot.phase;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The faces of a hull of three elements: triples of stable phases that no other lies below. All triples are looked at, as there are few
 * stable phases.
 */
final class Triangles {
    /** Flatter triangles, as a share of the whole, are none. */
    private static final double FLAT = 1e-12;

    /** Rounding, in eV/atom; below what the lift adds. */
    private static final double EPSILON = 1e-13;

    /**
     * A stable phase.
     *
     * @param shares of the three elements
     * @param energy of formation, in eV/atom
     */
    record Corner(PhaseEntry entry, List<Double> shares, double energy) {
        /**
         * Four phases in one plane would give crossing lines: each is raised by a little of its own, which decides which of them are
         * drawn.
         */
        Corner lifted(int place) {
            return new Corner(entry, shares, energy + 1e-10 * (place + 1) * (place + 1));
        }
    }

    private Triangles() {}

    static List<List<PhaseEntry>> of(List<Corner> stable) {
        var corners = IntStream.range(0, stable.size())
                .mapToObj(i -> stable.get(i).lifted(i))
                .toList();
        var triangles = new ArrayList<List<PhaseEntry>>();
        for (int a = 0; a < corners.size(); a++) {
            for (int b = a + 1; b < corners.size(); b++) {
                for (int c = b + 1; c < corners.size(); c++) {
                    if (isFace(corners.get(a), corners.get(b), corners.get(c), corners)) {
                        triangles.add(List.of(
                                corners.get(a).entry(),
                                corners.get(b).entry(),
                                corners.get(c).entry()));
                    }
                }
            }
        }
        return triangles;
    }

    private static boolean isFace(Corner a, Corner b, Corner c, List<Corner> all) {
        double area = determinant(a, b, c);
        return Math.abs(area) > FLAT
                && all.stream().allMatch(other -> {
                    double plane = (determinant(other, b, c) * a.energy()
                                    + determinant(a, other, c) * b.energy()
                                    + determinant(a, b, other) * c.energy())
                            / area;
                    return other.energy() >= plane - EPSILON;
                });
    }

    private static double determinant(Corner a, Corner b, Corner c) {
        var p = a.shares();
        var q = b.shares();
        var r = c.shares();
        return p.get(0) * (q.get(1) * r.get(2) - q.get(2) * r.get(1))
                - p.get(1) * (q.get(0) * r.get(2) - q.get(2) * r.get(0))
                + p.get(2) * (q.get(0) * r.get(1) - q.get(1) * r.get(0));
    }
}
