package io.jadeite.engine.emt;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;

/**
 * Energies, forces and stresses by effective-medium theory, for metals and their alloys.
 *
 * {@snippet :
 * var evaluation = EmtPotential.of(structure).evaluate();
 * evaluation.energy();
 * }
 *
 * <p>Energies in eV, forces in eV/Å, stresses in eV/Å³ (positive = tensile). Knows Al, Ni, Cu, Pd, Ag, Pt, Au, and, for
 * trying things out only, H, C, N, O. Every structure is periodic along its three vectors; a slab or a molecule needs
 * enough empty space. The cost grows linearly with the atoms.
 *
 * <p>Source: Jacobsen, Stoltze, Nørskov, Surf. Sci. 366, 394 (1996). Keeps its neighbours from call to call: for one thread.
 */
public final class EmtPotential {
    private final Structure structure;
    private final NeighbourList list;
    private final EmtKernel kernel;
    private double volume;
    private boolean overlaps;

    private EmtPotential(Structure structure) {
        this.structure = structure;
        var elements = structure.sites().stream().map(Site::element).toList();
        var kinds = elements.stream().distinct().toList();
        var species = elements.stream().mapToInt(kinds::indexOf).toArray();
        list = new NeighbourList(structure.size());
        kernel = new EmtKernel(new SpeciesTable(kinds), species);
    }

    /** @throws InputException if there are elements without parameters; it names them all */
    public static EmtPotential of(Structure structure) {
        EmtParameters.requireAll(structure);
        return new EmtPotential(structure);
    }

    /**
     * The energy in eV of the same atoms far from each other, where other programs begin to count.
     *
     * @throws InputException as {@link #of}
     */
    public static double ofFreeAtoms(Structure structure) {
        EmtParameters.requireAll(structure);
        return structure.sites().stream()
                .mapToDouble(site -> -EmtParameters.of(site.element()).e0())
                .sum();
    }

    /** @throws InputException if atoms overlap; it names the sites */
    public Evaluation evaluate() {
        compute(Atoms.positions(structure), Atoms.cell(structure.lattice()));
        return evaluation();
    }

    /**
     * The energy in eV of the same atoms elsewhere: places x₁ y₁ z₁ x₂ … and the cell's three vectors, both in Å.
     *
     * @throws InputException if atoms overlap
     */
    double compute(double[] positions, double[] cell) {
        double energy = attempt(positions, cell);
        if (energy == Double.POSITIVE_INFINITY) {
            throw problem(cell);
        }
        return energy;
    }

    /** As {@link #compute}, but infinite where atoms overlap or numbers aren't finite; then nothing else is defined. */
    double attempt(double[] positions, double[] cell) {
        overlaps = false;
        volume = Math.abs(Matrix.determinant(cell));
        boolean possible = volume >= Overlaps.DENSEST * structure.size() && volume < Double.POSITIVE_INFINITY;
        if (!possible || !list.update(positions, cell)) {
            return Double.POSITIVE_INFINITY;
        }
        double energy = kernel.compute(list);
        overlaps = closestDistance() < Overlaps.CLOSEST;
        return Double.isFinite(energy) && !overlaps ? energy : Double.POSITIVE_INFINITY;
    }

    private JadeiteException problem(double[] cell) {
        if (volume < Overlaps.DENSEST * structure.size()) {
            return Overlaps.tooDense(structure.size(), volume);
        }
        double shortest = ReducedCell.shortest(cell);
        if (shortest < Overlaps.CLOSEST) {
            return Overlaps.withImages(shortest);
        }
        if (overlaps) {
            return Overlaps.found(structure, list);
        }
        return new JadeiteException("Effective-medium theory finds no finite energy for %d atoms in %.3g Å³."
                .formatted(structure.size(), volume));
    }

    /** In Å, of the last call that found neighbours. */
    double closestDistance() {
        return kernel.closestDistance();
    }

    /** By atom x, y, z in eV/Å, of the last call; overwritten by the next. */
    double[] forces() {
        return kernel.forces;
    }

    /** Of the last call. */
    Stress stress() {
        double[] v = kernel.virial;
        return new Stress(v[0] / volume, v[1] / volume, v[2] / volume, v[3] / volume, v[4] / volume, v[5] / volume);
    }

    /** All of the last call, for keeping. */
    Evaluation evaluation() {
        var energies = new ArrayList<Double>();
        var forces = new ArrayList<Vector>();
        double energy = 0;
        for (int i = 0; i < structure.size(); i++) {
            energies.add(kernel.energies[i]);
            energy += kernel.energies[i];
            forces.add(new Vector(kernel.forces[3 * i], kernel.forces[3 * i + 1], kernel.forces[3 * i + 2]));
        }
        return new Evaluation(energy, energies, forces, stress());
    }
}
