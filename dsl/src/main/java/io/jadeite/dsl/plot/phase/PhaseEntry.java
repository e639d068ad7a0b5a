package io.jadeite.dsl.plot.phase;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Composition;
import io.jadeite.engine.structure.Element;

/**
 * A phase with its energy.
 *
 * @param name for table and picture, such as its formula or run
 * @param energy of all atoms of the composition together, in eV
 */
public record PhaseEntry(String name, Composition composition, double energy) {
    public PhaseEntry {
        if (!Double.isFinite(energy)) {
            throw new InputException("Phase '%s' needs an energy in eV, found %s.".formatted(name, energy));
        }
    }

    /** Named by its reduced formula. */
    public static PhaseEntry of(Composition composition, double energy) {
        return new PhaseEntry(composition.reducedFormula(), composition, energy);
    }

    /** In eV. */
    public double energyPerAtom() {
        return energy / composition.size();
    }

    /** The share of its atoms that are of that element, from 0 to 1. */
    public double share(Element element) {
        return composition.count(element) / (double) composition.size();
    }
}
