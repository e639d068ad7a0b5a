package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.vasp.output.scan.NumberTable;

/**
 * One ionic step. What an OUTCAR doesn't say of it is NaN or an empty table.
 *
 * @param free energy F = E − TS of the electrons (TOTEN), in eV
 * @param withoutEntropy in eV
 * @param withoutSmearing for σ → 0, in eV
 * @param positions Cartesian, in Å, a row for each atom
 * @param forces in eV/Å, a row for each atom
 * @param stress in kBar as VASP writes it (positive = the cell wants to grow): one row of xx, yy, zz, xy, yz, zx
 */
public record OutcarStep(
        double free,
        double withoutEntropy,
        double withoutSmearing,
        NumberTable positions,
        NumberTable forces,
        NumberTable stress) {
    public static final OutcarStep NONE = new OutcarStep(
            Double.NaN, Double.NaN, Double.NaN, NumberTable.empty(), NumberTable.empty(), NumberTable.empty());
}
