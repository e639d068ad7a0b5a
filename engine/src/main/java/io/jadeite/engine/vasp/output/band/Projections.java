package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import java.util.List;

/**
 * How much of each state lies on each orbital of each atom. All count from 0. Never changes.
 *
 * <p>Channels are spins: one; or two (up, down); or, where spins aren't collinear, four: the total and its magnetisation along x, y,
 * z.
 */
public final class Projections {
    private final int channels;
    private final int kpoints;
    private final int bands;
    private final int atoms;
    private final List<String> orbitals;
    private final double[] values;

    /** @param values orbitals run fastest, then atoms, bands, k-points, channels */
    public Projections(int channels, int kpoints, int bands, int atoms, List<String> orbitals, DoubleList values) {
        long expected = (long) channels * kpoints * bands * atoms * orbitals.size();
        if (values.size() != expected) {
            throw new IllegalArgumentException("%d numbers, not %d".formatted(values.size(), expected));
        }
        this.channels = channels;
        this.kpoints = kpoints;
        this.bands = bands;
        this.atoms = atoms;
        this.orbitals = List.copyOf(orbitals);
        this.values = values.toArray();
    }

    public int channels() {
        return channels;
    }

    public boolean isNonCollinear() {
        return channels == 4;
    }

    public int kpoints() {
        return kpoints;
    }

    public int bands() {
        return bands;
    }

    public int atoms() {
        return atoms;
    }

    /** As the file calls them. */
    public List<String> orbitals() {
        return orbitals;
    }

    /** 0 to 1 for a spin; a share of the magnetisation, −1 to 1, for the channels 1 to 3 of non-collinear spins. */
    public double weight(int channel, int kpoint, int band, int atom, int orbital) {
        if (orbital < 0 || orbital >= orbitals.size() || atom < 0 || atom >= atoms || band < 0 || band >= bands) {
            throw new IndexOutOfBoundsException("band %d of %d, atom %d of %d, orbital %d of %d"
                    .formatted(band, bands, atom, atoms, orbital, orbitals.size()));
        }
        return values[(((channel * kpoints + kpoint) * bands + band) * atoms + atom) * orbitals.size() + orbital];
    }

    /** Over all states, atoms and orbitals of a channel. */
    public double sum(int channel) {
        int size = values.length / channels;
        double sum = 0;
        for (int i = channel * size; i < (channel + 1) * size; i++) {
            sum += values[i];
        }
        return sum;
    }
}
