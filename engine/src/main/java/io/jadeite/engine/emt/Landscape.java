package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Structure;

/**
 * A structure's energy as a function of plain variables, all of about the same stiffness, for a minimiser.
 *
 * <p>The cell is the first one times a symmetric deformation F = 1 + D (any cell is, but for a turn, which costs no energy).
 * Variables are the places in the undeformed cell and, if the cell may change, D times √(atoms) Å: an atom's share of
 * the elastic energy is as stiff as its own spring. After Tadmor, Smith, Bernstein, Kaxiras, Phys. Rev. B 59, 235 (1999).
 * Fractional coordinates that a site has fixed stay. For one thread.
 */
final class Landscape {
    private final Structure structure;
    private final EmtPotential potential;
    private final Freedoms freedoms;
    private final double[] firstCell;
    private final double cellScale;
    private final boolean cellMoves;
    private final int coordinates;

    private final double[] positions;
    private double[] deformation = Matrix.identity();
    private double[] cell;

    Landscape(Structure structure, boolean cellMoves) {
        this.structure = structure;
        this.cellMoves = cellMoves;
        potential = EmtPotential.of(structure);
        freedoms = Freedoms.of(structure);
        firstCell = Atoms.cell(structure.lattice());
        cell = firstCell;
        cellScale = Math.sqrt(structure.size());
        coordinates = 3 * structure.size();
        positions = new double[coordinates];
    }

    double[] start() {
        var variables = new double[coordinates + (cellMoves ? 9 : 0)];
        System.arraycopy(Atoms.positions(structure), 0, variables, 0, coordinates);
        return variables;
    }

    /** The energy in eV; infinite where there is none. */
    double energy(double[] variables) {
        place(variables);
        return potential.attempt(positions, cell);
    }

    /** The same, but says by an exception why there is none. */
    double energyOrThrow(double[] variables) {
        place(variables);
        return potential.compute(positions, cell);
    }

    /** Of the energy just computed, eV/Å. */
    void gradient(double[] gradient) {
        double[] forces = potential.forces();
        double[] f = deformation;
        for (int i = 0; i < coordinates; i += 3) {
            for (int k = 0; k < 3; k++) {
                gradient[i + k] = -(forces[i] * f[3 * k] + forces[i + 1] * f[3 * k + 1] + forces[i + 2] * f[3 * k + 2]);
            }
        }
        freedoms.project(gradient);
        if (cellMoves) {
            cellGradient(gradient);
        }
    }

    /** The longest way of an atom in Å, or, where that is more, the largest strain times {@code perStrain}. */
    double stepLength(double[] step, double perStrain) {
        double longest = 0;
        for (int i = 0; i < coordinates; i += 3) {
            longest = Math.max(longest, Atoms.vector(step, i / 3).length());
        }
        for (int i = coordinates; i < step.length; i++) {
            longest = Math.max(longest, Math.abs(step[i]) / cellScale * perStrain);
        }
        return longest;
    }

    /** Whether the cell where the last energy was computed is another by more than a fifth. */
    boolean isFarFromFirstCell() {
        return Matrix.distanceFromIdentity(deformation) > 0.2;
    }

    /** Where the last energy was computed. */
    Structure structureHere() {
        return Atoms.moved(structure, positions, cell);
    }

    Evaluation evaluationHere() {
        return potential.evaluation();
    }

    private void place(double[] variables) {
        if (cellMoves) {
            deformation = Matrix.identity();
            for (int k = 0; k < 9; k++) {
                deformation[k] += variables[coordinates + k] / cellScale;
            }
            cell = Matrix.times(firstCell, deformation);
        }
        double[] f = deformation;
        for (int i = 0; i < coordinates; i += 3) {
            for (int k = 0; k < 3; k++) {
                positions[i + k] = variables[i] * f[k] + variables[i + 1] * f[3 + k] + variables[i + 2] * f[6 + k];
            }
        }
    }

    /** dE/dF = V F⁻ᵀ σ, of which the symmetric part, as F stays symmetric. */
    private void cellGradient(double[] gradient) {
        double[][] rows = potential.stress().rows();
        var virial = new double[9];
        double volume = Math.abs(Matrix.determinant(cell));
        for (int k = 0; k < 9; k++) {
            virial[k] = volume * rows[k / 3][k % 3];
        }
        double[] slope = Matrix.times(Matrix.transposed(Matrix.inverse(deformation)), virial);
        double[] mirrored = Matrix.transposed(slope);
        for (int k = 0; k < 9; k++) {
            gradient[coordinates + k] = (slope[k] + mirrored[k]) / 2 / cellScale;
        }
    }
}
