package io.jadeite.engine.vasp.error;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.band.BandEnergies;
import io.jadeite.engine.vasp.output.band.BandGap;
import io.jadeite.engine.vasp.output.vasprun.Vasprun;
import java.nio.file.Path;
import java.util.Optional;

/** A vasprun.xml that is whole, as handlers ask for it: with VASP's settings as they were used. */
record FinishedRun(Vasprun run) {
    /** Empty where there is none, or it isn't whole. */
    static Optional<FinishedRun> of(Path directory) {
        try {
            return OutputText.find(directory, "vasprun.xml")
                    .map(Vasprun::read)
                    .filter(run -> run.extent().isComplete())
                    .map(FinishedRun::new);
        } catch (JadeiteException e) {
            return Optional.empty();
        }
    }

    boolean isConverged() {
        return run.convergence().both().orElse(false);
    }

    boolean hasConvergedElectrons() {
        return run.convergence().electronic().orElse(false);
    }

    /** No gap between occupied and empty states. */
    boolean isMetal() {
        return run.electrons()
                                .bands()
                                .flatMap(BandEnergies::gap)
                                .map(BandGap::gap)
                                .orElse(0.0)
                        == 0
                && run.electrons().bands().isPresent();
    }

    /** The INCAR that VASP has read. */
    Inputs inputs() {
        return new Inputs(run.incar().values(), Optional.empty(), run.finalStructure());
    }
}
