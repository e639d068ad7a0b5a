package io.jadeite.engine.emt;

/** A cell cut into boxes not much smaller than the reach of interactions, and which atoms lie in each. For one thread. */
final class Bins {
    private final int atoms;
    private final int most;
    /** How many boxes along each cell vector. */
    final int[] count = {1, 1, 1};
    /** How many boxes to each side may hold neighbours. */
    final int[] reach = new int[3];

    private final int[] binOf;
    private final int[] coordinates;
    private final int[] sorted;
    private int[] start = new int[2];

    Bins(int atoms, int most) {
        this.atoms = atoms;
        this.most = most;
        binOf = new int[atoms];
        coordinates = new int[3 * atoms];
        sorted = new int[atoms];
    }

    /** Sorts the atoms into boxes and says by which lattice vectors each must be moved to lie in the cell. */
    void fill(double[] positions, double[] vectors, double distance, double[] wraps) {
        cut(vectors, distance);
        double[] inverse = Matrix.inverse(vectors);
        start = new int[count[0] * count[1] * count[2] + 2];
        for (int i = 0; i < atoms; i++) {
            for (int k = 0; k < 3; k++) {
                double fraction = positions[3 * i] * inverse[k]
                        + positions[3 * i + 1] * inverse[3 + k]
                        + positions[3 * i + 2] * inverse[6 + k];
                double whole = Math.floor(fraction);
                wraps[3 * i + k] = -whole;
                coordinates[3 * i + k] = Math.min((int) ((fraction - whole) * count[k]), count[k] - 1);
            }
            binOf[i] = index(coordinates[3 * i], coordinates[3 * i + 1], coordinates[3 * i + 2]);
            start[binOf[i] + 2]++;
        }
        for (int bin = 2; bin < start.length; bin++) {
            start[bin] += start[bin - 1];
        }
        for (int i = 0; i < atoms; i++) {
            sorted[start[binOf[i] + 1]++] = i;
        }
    }

    private void cut(double[] vectors, double distance) {
        double[] heights = Matrix.heights(vectors);
        double wanted = 1;
        for (double height : heights) {
            wanted *= Math.max(1, height / distance);
        }
        double coarser = Math.max(1, Math.cbrt(wanted / most));
        for (int k = 0; k < 3; k++) {
            count[k] = (int) Math.max(1, heights[k] / (distance * coarser));
        }
        while ((long) count[0] * count[1] * count[2] > most) {
            int longest = count[0] >= count[1] ? (count[0] >= count[2] ? 0 : 2) : (count[1] >= count[2] ? 1 : 2);
            count[longest] = count[longest] / 2;
        }
        for (int k = 0; k < 3; k++) {
            reach[k] = (int) Math.ceil(distance * count[k] / heights[k] * (1 + 1e-12));
        }
    }

    /** How many cells to each side the boxes within reach lie in. */
    int imagesWithinReach(int k) {
        return Math.ceilDiv(reach[k], count[k]);
    }

    int index(int a, int b, int c) {
        return (a * count[1] + b) * count[2] + c;
    }

    int coordinate(int atom, int k) {
        return coordinates[3 * atom + k];
    }

    int atom(int place) {
        return sorted[place];
    }

    /** The first place in a box that holds this atom or a later one; a box's atoms are in order. */
    int firstFrom(int bin, int atom) {
        int place = start[bin];
        while (place < start[bin + 1] && sorted[place] < atom) {
            place++;
        }
        return place;
    }

    int end(int bin) {
        return start[bin + 1];
    }
}
