package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.List;

/**
 * How many states there are at each energy.
 *
 * @param fermiEnergy in eV; NaN where it is missing
 * @param totals for each spin (up, down; only one without spin polarisation; total, x, y, z where spins are not collinear) rows
 *     of energy in eV, density in states/eV and cell, and states up to there
 * @param orbitals what the columns of {@code atoms} behind the energy stand for: {@code s, p, d} or {@code s, py, pz …}
 * @param atoms for each atom and each spin, rows of energy and densities of each orbital; empty if it wasn't asked for
 * @param atomCount for how many atoms the file holds densities, whether they were asked for or not
 */
public record DensityOfStates(
        double fermiEnergy,
        List<NumberTable> totals,
        List<String> orbitals,
        List<List<NumberTable>> atoms,
        int atomCount) {
    public DensityOfStates {
        totals = List.copyOf(totals);
        orbitals = List.copyOf(orbitals);
        atoms = atoms.stream().map(List::copyOf).toList();
    }

    /** How many of the totals are spins, and not directions of magnetisation. */
    public int spins() {
        return totals.size() > 2 ? 1 : totals.size();
    }

    /** The energies of the grid, in eV. */
    public double[] energies() {
        return totals.isEmpty() ? new double[0] : totals.getFirst().column(0);
    }

    /** The number of electrons that the grid ends with, for a spin that counts from 0. */
    public double integratedLast(int spin) {
        var total = totals.get(spin);
        return total.get(total.rows() - 1, 2);
    }

    /** The density of a spin summed up over all energies by the trapezoidal rule. */
    public double integral(int spin) {
        var total = totals.get(spin);
        double sum = 0;
        for (int i = 1; i < total.rows(); i++) {
            double width = total.get(i, 0) - total.get(i - 1, 0);
            sum += width * (total.get(i, 1) + total.get(i - 1, 1)) / 2;
        }
        return sum;
    }
}
