package io.jadeite.engine.emt;

import io.jadeite.engine.structure.Vector;
import java.util.List;

/**
 * What a potential says of a structure.
 *
 * @param energy in eV; zero is the perfect crystals of the elements, in their own parameters
 * @param energies the same by site, eV
 * @param forces by site, eV/Å
 */
public record Evaluation(double energy, List<Double> energies, List<Vector> forces, Stress stress) {
    public Evaluation {
        energies = List.copyOf(energies);
        forces = List.copyOf(forces);
    }

    /** In eV/Å. */
    public double largestForce() {
        return forces.stream().mapToDouble(Vector::length).max().orElse(0);
    }
}
