package io.jadeite.engine.structure;

import java.util.ArrayList;
import java.util.List;

/** Sites sorted into boxes by their fractional coordinates, for asking what stands at a place. */
final class SiteGrid {
    private final Lattice lattice;
    private final double tolerance;
    private final int[] boxes = new int[3];
    private final List<List<Site>> contents = new ArrayList<>();

    /** @param tolerance in Å, by which a site may be away from the place that is asked for */
    SiteGrid(Structure structure, double tolerance) {
        this.lattice = structure.lattice();
        this.tolerance = tolerance;
        double volume = lattice.volume();
        double[] heights = {
            volume / lattice.b().cross(lattice.c()).length(),
            volume / lattice.c().cross(lattice.a()).length(),
            volume / lattice.a().cross(lattice.b()).length()
        };
        int most = 1 + (int) Math.cbrt(structure.size());
        for (int axis = 0; axis < 3; axis++) {
            // Wider than the tolerance, so that the boxes around one are enough to look into.
            boxes[axis] = (int) Math.clamp(heights[axis] / tolerance - 1, 1, most);
        }
        for (int i = 0; i < boxes[0] * boxes[1] * boxes[2]; i++) {
            contents.add(new ArrayList<>());
        }
        for (var site : structure.sites()) {
            int[] box = box(site.fractional());
            contents.get(index(box[0], box[1], box[2])).add(site);
        }
    }

    boolean has(Occupant occupant, Vector fractional) {
        int[] box = box(fractional);
        for (int i = -1; i <= 1; i++) {
            for (int j = -1; j <= 1; j++) {
                for (int k = -1; k <= 1; k++) {
                    for (var site : contents.get(index(box[0] + i, box[1] + j, box[2] + k))) {
                        if (site.occupant().equals(occupant)
                                && isNear(site.fractional().minus(fractional))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private boolean isNear(Vector difference) {
        var nearest = new Vector(
                difference.x() - Math.rint(difference.x()),
                difference.y() - Math.rint(difference.y()),
                difference.z() - Math.rint(difference.z()));
        return lattice.toCartesian(nearest).length() <= tolerance;
    }

    private int[] box(Vector fractional) {
        return new int[] {box(fractional.x(), 0), box(fractional.y(), 1), box(fractional.z(), 2)};
    }

    private int box(double coordinate, int axis) {
        return Math.min((int) ((coordinate - Math.floor(coordinate)) * boxes[axis]), boxes[axis] - 1);
    }

    private int index(int i, int j, int k) {
        return (Math.floorMod(i, boxes[0]) * boxes[1] + Math.floorMod(j, boxes[1])) * boxes[2]
                + Math.floorMod(k, boxes[2]);
    }
}
