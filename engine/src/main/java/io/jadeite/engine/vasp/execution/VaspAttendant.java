package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.calculation.Supervision;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at VASP while it runs: tells its ionic steps, and stops it by a STOPCAR. */
final class VaspAttendant implements Supervision.Attendant {
    private final Path directory;
    private final StepProgress progress;

    VaspAttendant(Path directory, StepProgress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    @Override
    public void look() {
        progress.look();
    }

    /** After the electronic step that it is in, VASP writes what a restart needs: vasp.at/wiki/STOPCAR. */
    @Override
    public void askToStop() throws IOException {
        Files.writeString(directory.resolve("STOPCAR"), "LABORT = .TRUE.\n");
    }

    @Override
    public String doing() {
        try {
            var log = Oszicar.read(directory.resolve("OSZICAR"));
            int electronic = log.loops().isEmpty() ? 0 : log.loops().getLast().size();
            return " It had done %d ionic steps, and %d electronic steps of the next one."
                    .formatted(
                            log.steps().size(), log.loops().size() > log.steps().size() ? electronic : 0);
        } catch (JadeiteException e) {
            return " It had done no electronic step.";
        }
    }
}
