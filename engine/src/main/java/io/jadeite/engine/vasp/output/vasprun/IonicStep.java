package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.List;
import java.util.Optional;

/**
 * One arrangement of the atoms and what was found for it.
 *
 * @param energies of the whole step, in eV; in dynamics also {@code kinetic}, {@code total} and those of the thermostat
 * @param electronicSteps the energies of each electronic step, linear response included; empty for a learned step
 * @param groundStateSteps how many of them belong to the ground state; those behind are linear response
 * @param frame where the atoms are; empty where it wasn't asked for or the file doesn't say
 * @param forces in eV/Å, a row for each atom; empty as {@code frame} is
 * @param stress in kBar as VASP writes it (positive = the cell wants to grow), 3 × 3; empty as {@code frame} is
 * @param isLearned whether a machine-learned force field gave it, not a calculation of electrons
 */
public record IonicStep(
        EnergyTerms energies,
        List<EnergyTerms> electronicSteps,
        int groundStateSteps,
        Optional<Frame> frame,
        NumberTable forces,
        NumberTable stress,
        boolean isLearned) {
    public IonicStep {
        electronicSteps = List.copyOf(electronicSteps);
    }

    /** The same with nothing but its energies. */
    IonicStep withoutFrame() {
        return new IonicStep(
                energies,
                electronicSteps,
                groundStateSteps,
                Optional.empty(),
                NumberTable.empty(),
                NumberTable.empty(),
                isLearned);
    }
}
