package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import java.util.Optional;

/**
 * The energies of all bands at all k-points, in eV, and how they are occupied (0 to 1 for each spin). Spins, k-points and
 * bands count from 0; a missing number is NaN. Never changes.
 */
public final class BandEnergies {
    /** Occupations up to this are empty. */
    private static final double EMPTY = 1e-8;

    private final int spins;
    private final int kpoints;
    private final int bands;
    private final double[] energies;
    private final double[] occupations;

    /** @param values energy and occupation of each state; bands run fastest, then k-points, then spins */
    public BandEnergies(int spins, int kpoints, int bands, DoubleList values) {
        int states = spins * kpoints * bands;
        if (values.size() != 2 * states) {
            throw new IllegalArgumentException("%d numbers for %d states".formatted(values.size(), states));
        }
        this.spins = spins;
        this.kpoints = kpoints;
        this.bands = bands;
        energies = new double[states];
        occupations = new double[states];
        for (int i = 0; i < states; i++) {
            energies[i] = values.get(2 * i);
            occupations[i] = values.get(2 * i + 1);
        }
    }

    /** 1, or 2 where spins are polarised along one axis. */
    public int spins() {
        return spins;
    }

    public int kpoints() {
        return kpoints;
    }

    public int bands() {
        return bands;
    }

    /** In eV. */
    public double energy(int spin, int kpoint, int band) {
        return energies[index(spin, kpoint, band)];
    }

    /** 0 to 1. */
    public double occupation(int spin, int kpoint, int band) {
        return occupations[index(spin, kpoint, band)];
    }

    private int index(int spin, int kpoint, int band) {
        if (spin < 0 || spin >= spins || kpoint < 0 || kpoint >= kpoints || band < 0 || band >= bands) {
            throw new IndexOutOfBoundsException("spin %d of %d, k-point %d of %d, band %d of %d"
                    .formatted(spin, spins, kpoint, kpoints, band, bands));
        }
        return (spin * kpoints + kpoint) * bands + band;
    }

    /** Of all spins together; empty where no state is occupied, or none is empty. */
    public Optional<BandGap> gap() {
        double valence = Double.NEGATIVE_INFINITY;
        double conduction = Double.POSITIVE_INFINITY;
        int valenceAt = -1;
        int conductionAt = -1;
        for (int i = 0; i < energies.length; i++) {
            if (occupations[i] > EMPTY && energies[i] > valence) {
                valence = energies[i];
                valenceAt = i / bands % kpoints;
            } else if (occupations[i] <= EMPTY && energies[i] < conduction) {
                conduction = energies[i];
                conductionAt = i / bands % kpoints;
            }
        }
        if (valenceAt < 0 || conductionAt < 0) {
            return Optional.empty();
        }
        return Optional.of(
                new BandGap(Math.max(0, conduction - valence), conduction, valence, valenceAt == conductionAt));
    }
}
