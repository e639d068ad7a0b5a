package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.vasprun.Vasprun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The ionic steps of a run, over all its attempts; of a long motion at most 10,000, evenly spread. */
final class StepRecord {
    /** kBar in an eV/Å³: CODATA 2022, 1 eV = 1.602176634e-19 J. */
    static final double KILOBAR = 1602.176634;

    private static final int MOST = 10_000;

    private final List<IonicStep> steps = new ArrayList<>();
    private int every = 1;
    private int number;

    /** How many ionic steps were ended in a directory. */
    static int count(Path directory) {
        var file = directory.resolve("OSZICAR");
        try {
            return Files.isRegularFile(file) ? Oszicar.read(file).steps().size() : 0;
        } catch (JadeiteException e) {
            return 0;
        }
    }

    /** Reads the steps of a vasprun.xml, whole or broken off. */
    Vasprun read(Path file) {
        return Vasprun.forEachStep(file, this::add);
    }

    /** What an earlier attempt left; nothing where it can't be read. */
    void readEarlier(Path directory) {
        var file = directory.resolve("vasprun.xml");
        try {
            if (Files.isRegularFile(file)) {
                read(file);
            }
        } catch (JadeiteException _) {
            number += count(directory);
        }
    }

    List<IonicStep> steps() {
        return List.copyOf(steps);
    }

    /** How many there were, those that aren't kept too. */
    int count() {
        return number;
    }

    private void add(io.jadeite.engine.vasp.output.vasprun.IonicStep step) {
        if (number % every == 0) {
            if (steps.size() == MOST) {
                every *= 2;
                var kept = new ArrayList<IonicStep>();
                for (int i = 0; i < steps.size(); i += 2) {
                    kept.add(steps.get(i));
                }
                steps.clear();
                steps.addAll(kept);
            }
            if (number % every == 0) {
                steps.add(of(number, step));
            }
        }
        number++;
    }

    private static IonicStep of(int number, io.jadeite.engine.vasp.output.vasprun.IonicStep step) {
        return new IonicStep(
                number,
                step.energies().withoutSmearing(),
                largest(step.forces(), step.frame()),
                largest(step.stress()),
                step.frame().map(frame -> OptionalDouble.of(frame.volume())).orElse(OptionalDouble.empty()),
                OptionalDouble.empty());
    }

    /** In eV/Å, of the coordinates that may move. */
    static OptionalDouble largest(NumberTable forces, Optional<Frame> frame) {
        double most = -1;
        for (int i = 0; i < forces.rows(); i++) {
            double square = 0;
            for (int k = 0; k < 3; k++) {
                boolean moves = frame.isEmpty()
                        || frame.get().freedoms().isEmpty()
                        || frame.get().freedoms().get(i, k) > 0;
                square += moves ? forces.get(i, k) * forces.get(i, k) : 0;
            }
            most = Math.max(most, Math.sqrt(square));
        }
        return most >= 0 ? OptionalDouble.of(most) : OptionalDouble.empty();
    }

    private static OptionalDouble largest(NumberTable stress) {
        double most = -1;
        for (double value : stress.toArray()) {
            most = Math.max(most, Math.abs(value) / KILOBAR);
        }
        return most >= 0 ? OptionalDouble.of(most) : OptionalDouble.empty();
    }
}
