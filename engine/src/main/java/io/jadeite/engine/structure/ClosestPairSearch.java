package io.jadeite.engine.structure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Finds the closest pair in a time that grows with the number of atoms, not its square, also where they cluster in a
 * large empty cell: atoms are put one by one, in random order, into boxes as wide as the shortest distance so far, so
 * that a box never holds more than a few and only neighbouring boxes need a look (Golin et al., Nordic J. Comput. 2, 3,
 * 1995). For one thread.
 */
final class ClosestPairSearch {
    /** Any order will do; a fixed one gives the same answer among equals each time. */
    private static final long SEED = 20_250_101;

    /** Boxes are made anew once they are this much wider than needed. */
    private static final double TOO_WIDE = 1.1;

    private static final int MOST_BOXES_A_SIDE = 1 << 20;

    private final Lattice reduced;
    private final List<Vector> places;
    private final int[] nextInBox;
    private final int[] boxes = new int[3];
    private final int[] reach = new int[3];
    private Map<Long, Integer> firstInBox = new HashMap<>();
    private double width;
    private ClosestPair best;

    private ClosestPairSearch(Structure structure) {
        reduced = ReducedLattice.of(structure.lattice());
        places = structure.cartesian().stream()
                .map(place -> intoCell(reduced.toFractional(place)))
                .toList();
        nextInBox = new int[places.size()];
        best = new ClosestPair(0, 0, reduced.a().length());
    }

    static ClosestPair in(Structure structure) {
        return new ClosestPairSearch(structure).search();
    }

    private ClosestPair search() {
        var order = new ArrayList<>(IntStream.range(0, places.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        makeBoxes(List.of());
        for (int done = 0; done < order.size() && best.distance() > 0; done++) {
            int atom = order.get(done);
            compareWithNeighbours(atom);
            if (width > TOO_WIDE * best.distance() && best.distance() > 0) {
                makeBoxes(order.subList(0, done));
            }
            put(atom);
        }
        return best;
    }

    private void makeBoxes(List<Integer> atoms) {
        width = best.distance();
        double[] heights = heights();
        for (int axis = 0; axis < 3; axis++) {
            boxes[axis] = (int) Math.clamp(heights[axis] / width, 1.0, MOST_BOXES_A_SIDE);
            reach[axis] = (int) Math.ceil(width * boxes[axis] / heights[axis]);
        }
        firstInBox = new HashMap<>();
        atoms.forEach(this::put);
    }

    /** Distances between opposite faces of the cell. */
    private double[] heights() {
        double volume = reduced.volume();
        return new double[] {
            volume / reduced.b().cross(reduced.c()).length(),
            volume / reduced.c().cross(reduced.a()).length(),
            volume / reduced.a().cross(reduced.b()).length()
        };
    }

    private void put(int atom) {
        var place = places.get(atom);
        long box = key(box(place.x(), 0), box(place.y(), 1), box(place.z(), 2));
        var before = firstInBox.put(box, atom);
        nextInBox[atom] = before == null ? -1 : before;
    }

    private void compareWithNeighbours(int atom) {
        var place = places.get(atom);
        int x = box(place.x(), 0);
        int y = box(place.y(), 1);
        int z = box(place.z(), 2);
        for (int i = x - reach[0]; i <= x + reach[0]; i++) {
            for (int j = y - reach[1]; j <= y + reach[1]; j++) {
                for (int k = z - reach[2]; k <= z + reach[2]; k++) {
                    compareWithBox(atom, i, j, k);
                }
            }
        }
    }

    private void compareWithBox(int atom, int i, int j, int k) {
        var found =
                firstInBox.get(key(Math.floorMod(i, boxes[0]), Math.floorMod(j, boxes[1]), Math.floorMod(k, boxes[2])));
        if (found == null) {
            return;
        }
        var image = new Vector(Math.floorDiv(i, boxes[0]), Math.floorDiv(j, boxes[1]), Math.floorDiv(k, boxes[2]));
        for (int other = found; other >= 0; other = nextInBox[other]) {
            var apart = places.get(other).plus(image).minus(places.get(atom));
            double distance = reduced.toCartesian(apart).length();
            if (distance < best.distance()) {
                best = new ClosestPair(Math.min(atom, other), Math.max(atom, other), distance);
            }
        }
    }

    private int box(double coordinate, int axis) {
        return Math.min((int) (coordinate * boxes[axis]), boxes[axis] - 1);
    }

    private static long key(int i, int j, int k) {
        return ((long) i << 42) | ((long) j << 21) | k;
    }

    private static Vector intoCell(Vector fractional) {
        return new Vector(
                fractional.x() - Math.floor(fractional.x()),
                fractional.y() - Math.floor(fractional.y()),
                fractional.z() - Math.floor(fractional.z()));
    }
}
