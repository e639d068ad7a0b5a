package io.jadeite.engine.emt;

import java.util.Arrays;

/**
 * Each pair of atoms within reach once, periodic images included; found by cells, at a cost that grows linearly with the atoms.
 *
 * <p>The list reaches further than the interaction by a skin (Verlet, Phys. Rev. 159, 98, 1967), and stays good until atoms
 * or cell have moved by more than the skin allows. Cells are row vectors a, b, c one after another, places x₁ y₁ z₁ x₂ …,
 * both in Å. For one thread.
 */
final class NeighbourList {
    private static final double SKIN = 0.4;
    private static final double REACH = Cutoff.RANGE + SKIN;
    /** Bounds the memory for a few atoms in a huge empty cell. */
    private static final int BINS_PER_ATOM = 8;

    private final int atoms;
    /** Pairs of atom i are those from start[i] to start[i + 1]. */
    final int[] start;
    /** By pair: the other atom. */
    int[] neighbour = new int[64];
    /** By pair: where its image's translation stands in {@link #translations}. */
    int[] image = new int[64];
    /** By image: the translation in Å, x y z. */
    double[] translations = new double[0];
    /** The atoms' places, moved by lattice vectors to where the list wants them, Å. */
    final double[] placed;

    private final double[] wraps;
    private final double[] builtPositions;
    private double[] builtCell = new double[0];
    private double[] reduction = new double[0];
    private final int[] reach = new int[3];
    private final Bins bins;
    private int pairs;

    NeighbourList(int atoms) {
        this.atoms = atoms;
        start = new int[atoms + 1];
        placed = new double[3 * atoms];
        wraps = new double[3 * atoms];
        builtPositions = new double[3 * atoms];
        bins = new Bins(atoms, BINS_PER_ATOM * atoms + 64);
    }

    /**
     * Makes list, places and translations fit these atoms; finds pairs anew only if the old ones can't be trusted.
     *
     * @return false, and nothing done, where the numbers aren't finite or the lattice so short that atoms overlap with their images
     */
    boolean update(double[] positions, double[] cell) {
        if (!isStale(positions, cell)) {
            place(positions, cell);
            return true;
        }
        if (!Arrays.stream(positions).allMatch(Double::isFinite) || ReducedCell.shortest(cell) < Overlaps.CLOSEST) {
            return false;
        }
        build(positions, cell);
        return true;
    }

    /** In Å, of a pair of atom i. */
    double distance(int i, int pair) {
        int j = neighbour[pair];
        int t = image[pair];
        double dx = placed[3 * j] + translations[t] - placed[3 * i];
        double dy = placed[3 * j + 1] + translations[t + 1] - placed[3 * i + 1];
        double dz = placed[3 * j + 2] + translations[t + 2] - placed[3 * i + 2];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** Whether a pair of atom i is one with an image of the other, seen from where the sites were given. */
    boolean isAcrossCells(int i, int pair) {
        int j = neighbour[pair];
        int index = image[pair] / 3;
        int columns = 2 * reach[2] + 1;
        int rows = 2 * reach[1] + 1;
        double a = index / (columns * rows) - reach[0] + wraps[3 * j] - wraps[3 * i];
        double b = index / columns % rows - reach[1] + wraps[3 * j + 1] - wraps[3 * i + 1];
        double c = index % columns - reach[2] + wraps[3 * j + 2] - wraps[3 * i + 2];
        return a != 0 || b != 0 || c != 0;
    }

    private boolean isStale(double[] positions, double[] cell) {
        if (builtCell.length == 0) {
            return true;
        }
        boolean sameCell = Arrays.equals(cell, builtCell);
        double[] deformation = sameCell ? Matrix.identity() : Matrix.times(Matrix.inverse(builtCell), cell);
        double strain = sameCell ? 0 : Matrix.distanceFromIdentity(deformation);
        double slack = ((1 - strain) * REACH - Cutoff.RANGE) / 2;
        double largest = 0;
        for (int i = 0; i < 3 * atoms; i += 3) {
            double x = builtPositions[i];
            double y = builtPositions[i + 1];
            double z = builtPositions[i + 2];
            double dx = positions[i] - (x * deformation[0] + y * deformation[3] + z * deformation[6]);
            double dy = positions[i + 1] - (x * deformation[1] + y * deformation[4] + z * deformation[7]);
            double dz = positions[i + 2] - (x * deformation[2] + y * deformation[5] + z * deformation[8]);
            largest = Math.max(largest, dx * dx + dy * dy + dz * dz);
        }
        return !(slack > 0 && largest < slack * slack);
    }

    private void place(double[] positions, double[] cell) {
        double[] vectors = Matrix.times(reduction, cell);
        for (int i = 0; i < 3 * atoms; i += 3) {
            double a = wraps[i];
            double b = wraps[i + 1];
            double c = wraps[i + 2];
            placed[i] = positions[i] + a * vectors[0] + b * vectors[3] + c * vectors[6];
            placed[i + 1] = positions[i + 1] + a * vectors[1] + b * vectors[4] + c * vectors[7];
            placed[i + 2] = positions[i + 2] + a * vectors[2] + b * vectors[5] + c * vectors[8];
        }
        int at = 0;
        for (int a = -reach[0]; a <= reach[0]; a++) {
            for (int b = -reach[1]; b <= reach[1]; b++) {
                for (int c = -reach[2]; c <= reach[2]; c++) {
                    translations[at++] = a * vectors[0] + b * vectors[3] + c * vectors[6];
                    translations[at++] = a * vectors[1] + b * vectors[4] + c * vectors[7];
                    translations[at++] = a * vectors[2] + b * vectors[5] + c * vectors[8];
                }
            }
        }
    }

    private void build(double[] positions, double[] cell) {
        reduction = ReducedCell.coefficients(cell);
        double[] vectors = Matrix.times(reduction, cell);
        bins.fill(positions, vectors, REACH, wraps);
        for (int k = 0; k < 3; k++) {
            reach[k] = bins.imagesWithinReach(k);
        }
        translations = new double[3 * (2 * reach[0] + 1) * (2 * reach[1] + 1) * (2 * reach[2] + 1)];
        place(positions, cell);
        System.arraycopy(positions, 0, builtPositions, 0, 3 * atoms);
        builtCell = cell.clone();
        pairs = 0;
        for (int i = 0; i < atoms; i++) {
            start[i] = pairs;
            findPairs(i);
        }
        start[atoms] = pairs;
    }

    private void findPairs(int i) {
        int binA = bins.coordinate(i, 0);
        int binB = bins.coordinate(i, 1);
        int binC = bins.coordinate(i, 2);
        for (int a = binA - bins.reach[0]; a <= binA + bins.reach[0]; a++) {
            int imageA = Math.floorDiv(a, bins.count[0]);
            for (int b = binB - bins.reach[1]; b <= binB + bins.reach[1]; b++) {
                int imageB = Math.floorDiv(b, bins.count[1]);
                for (int c = binC - bins.reach[2]; c <= binC + bins.reach[2]; c++) {
                    int imageC = Math.floorDiv(c, bins.count[2]);
                    int bin = bins.index(
                            a - imageA * bins.count[0], b - imageB * bins.count[1], c - imageC * bins.count[2]);
                    findPairs(i, bin, imageIndex(imageA, imageB, imageC));
                }
            }
        }
    }

    private int imageIndex(int a, int b, int c) {
        return ((a + reach[0]) * (2 * reach[1] + 1) + b + reach[1]) * (2 * reach[2] + 1) + c + reach[2];
    }

    /** Of two atoms the one with the smaller index has the pair; of an atom and its images, the later half has it. */
    private void findPairs(int i, int bin, int imageIndex) {
        int at = 3 * imageIndex;
        double x = placed[3 * i] - translations[at];
        double y = placed[3 * i + 1] - translations[at + 1];
        double z = placed[3 * i + 2] - translations[at + 2];
        int first = 6 * imageIndex > translations.length ? i : i + 1;
        for (int k = bins.firstFrom(bin, first); k < bins.end(bin); k++) {
            int j = bins.atom(k);
            double dx = placed[3 * j] - x;
            double dy = placed[3 * j + 1] - y;
            double dz = placed[3 * j + 2] - z;
            if (dx * dx + dy * dy + dz * dz < REACH * REACH) {
                add(j, at);
            }
        }
    }

    private void add(int j, int translation) {
        if (pairs == neighbour.length) {
            neighbour = Arrays.copyOf(neighbour, 2 * pairs);
            image = Arrays.copyOf(image, 2 * pairs);
        }
        neighbour[pairs] = j;
        image[pairs] = translation;
        pairs++;
    }
}
