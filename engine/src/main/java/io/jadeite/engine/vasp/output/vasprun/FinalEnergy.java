package io.jadeite.engine.vasp.output.vasprun;

import java.util.OptionalDouble;

/**
 * The energy of a step for σ → 0. Where VASP 5.4.4 and others wrote another number into the step's {@code e_0_energy}, it is made
 * from the last electronic step and the step's free energy: vasp.at/forum/viewtopic.php?t=16942.
 */
final class FinalEnergy {
    private static final double SAME = 1e-7;
    private static final double DIGITS = 1e8;

    private FinalEnergy() {}

    static OptionalDouble of(IonicStep step) {
        var energies = step.energies();
        if (Double.isNaN(energies.withoutSmearing()) || step.groundStateSteps() == 0) {
            return OptionalDouble.empty();
        }
        var last = step.electronicSteps().get(step.groundStateSteps() - 1);
        double made = Math.rint((last.withoutSmearing() - last.free() + energies.free()) * DIGITS) / DIGITS;
        boolean differs = Math.abs(energies.withoutSmearing() - made) > SAME;
        return OptionalDouble.of(differs ? made : energies.withoutSmearing());
    }
}
