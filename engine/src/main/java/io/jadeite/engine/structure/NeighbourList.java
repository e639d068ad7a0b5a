package io.jadeite.engine.structure;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds all neighbours within a radius, images in other cells too. Sites are sorted into boxes, so that the time grows with
 * the number of sites, not with its square. Safe for many threads.
 */
final class NeighbourList {
    private static final Comparator<Neighbour> NEAREST_FIRST =
            Comparator.comparingDouble(Neighbour::distance).thenComparingInt(Neighbour::site);

    /** More neighbours of one site than anybody means to have. */
    private static final double MOST_NEIGHBOURS = 1e6;

    /** In Å: what is nearer to a site is the site itself. */
    private static final double ITSELF = 1e-8;

    private final Structure structure;
    private final double radius;
    private final int[] boxes = new int[3];
    private final int[] reach = new int[3];
    private final List<Vector> cells;
    private final List<Vector> wrapped;
    private final List<List<Integer>> contents;

    NeighbourList(Structure structure, double radius) {
        double expected = 4.2 * radius * radius * radius * structure.size() / structure.volume();
        if (!(radius > 0) || !(expected < MOST_NEIGHBOURS)) {
            throw new InputException(
                    "Neighbours are looked for within a radius above 0 Å that gives each site fewer than %.0f; found %s Å, about %.0f a site in %s."
                            .formatted(MOST_NEIGHBOURS, radius, expected, structure.formula()));
        }
        this.structure = structure;
        this.radius = radius;
        this.cells =
                structure.sites().stream().map(site -> floor(site.fractional())).toList();
        this.wrapped = structure.sites().stream()
                .map(site -> site.fractional().minus(floor(site.fractional())))
                .toList();
        measureBoxes();
        this.contents = contents();
    }

    /** For each site, the nearest first. */
    List<List<Neighbour>> all() {
        var all = new ArrayList<List<Neighbour>>(structure.size());
        for (int site = 0; site < structure.size(); site++) {
            all.add(of(site));
        }
        return List.copyOf(all);
    }

    private List<Neighbour> of(int site) {
        var found = new ArrayList<Neighbour>();
        int[] box = box(wrapped.get(site));
        for (int i = box[0] - reach[0]; i <= box[0] + reach[0]; i++) {
            for (int j = box[1] - reach[1]; j <= box[1] + reach[1]; j++) {
                for (int k = box[2] - reach[2]; k <= box[2] + reach[2]; k++) {
                    lookIntoBox(site, i, j, k, found);
                }
            }
        }
        found.sort(NEAREST_FIRST);
        return List.copyOf(found);
    }

    private void lookIntoBox(int site, int i, int j, int k, List<Neighbour> found) {
        var image = new Vector(Math.floorDiv(i, boxes[0]), Math.floorDiv(j, boxes[1]), Math.floorDiv(k, boxes[2]));
        int index = index(Math.floorMod(i, boxes[0]), Math.floorMod(j, boxes[1]), Math.floorMod(k, boxes[2]));
        for (int other : contents.get(index)) {
            var between = wrapped.get(other).plus(image).minus(wrapped.get(site));
            double distance = structure.lattice().toCartesian(between).length();
            boolean itself = other == site && distance < ITSELF;
            if (distance <= radius && !itself) {
                found.add(new Neighbour(other, image.plus(cells.get(site)).minus(cells.get(other)), distance));
            }
        }
    }

    /** Boxes are about as wide as the radius, but no more than a few a site. */
    private void measureBoxes() {
        var lattice = structure.lattice();
        double volume = lattice.volume();
        double[] heights = {
            volume / lattice.b().cross(lattice.c()).length(),
            volume / lattice.c().cross(lattice.a()).length(),
            volume / lattice.a().cross(lattice.b()).length()
        };
        int most = 1 + 2 * (int) Math.cbrt(structure.size());
        for (int axis = 0; axis < 3; axis++) {
            boxes[axis] = (int) Math.clamp(heights[axis] / radius, 1, most);
            reach[axis] = (int) Math.ceil(radius * boxes[axis] / heights[axis]);
        }
    }

    private List<List<Integer>> contents() {
        var filled = new ArrayList<List<Integer>>();
        for (int i = 0; i < boxes[0] * boxes[1] * boxes[2]; i++) {
            filled.add(new ArrayList<>());
        }
        for (int site = 0; site < wrapped.size(); site++) {
            int[] box = box(wrapped.get(site));
            filled.get(index(box[0], box[1], box[2])).add(site);
        }
        return filled;
    }

    private int[] box(Vector at) {
        var fractions = at.toArray();
        int[] box = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            box[axis] = Math.min((int) (fractions[axis] * boxes[axis]), boxes[axis] - 1);
        }
        return box;
    }

    private int index(int i, int j, int k) {
        return (i * boxes[1] + j) * boxes[2] + k;
    }

    private static Vector floor(Vector at) {
        return new Vector(Math.floor(at.x()), Math.floor(at.y()), Math.floor(at.z()));
    }
}
