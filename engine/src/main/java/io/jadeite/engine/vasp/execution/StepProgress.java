package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells ionic steps as VASP writes them into its OSZICAR. A long file is read again the less often the longer that takes. */
final class StepProgress {
    private static final Logger LOG = LoggerFactory.getLogger(StepProgress.class);
    private static final int SHARE = 50;

    private final Path file;
    private final int before;
    private final Consumer<IonicStep> listener;
    private long size;
    private int told;
    private long nextRead = System.nanoTime();

    /** @param before how many steps earlier attempts have made */
    StepProgress(Path directory, int before, Consumer<IonicStep> listener) {
        this.file = directory.resolve("OSZICAR");
        this.before = before;
        this.listener = listener;
    }

    void look() {
        long now = System.nanoTime();
        try {
            if (now < nextRead || !Files.isRegularFile(file) || Files.size(file) == size) {
                return;
            }
            size = Files.size(file);
            var steps = Oszicar.read(file).steps();
            if (steps.size() < told) {
                told = 0;
            }
            for (; told < steps.size(); told++) {
                listener.accept(step(before + told, steps.get(told)));
            }
        } catch (IOException | JadeiteException e) {
            LOG.trace("an OSZICAR that has nothing to read yet", e);
        }
        nextRead = now + SHARE * (System.nanoTime() - now);
    }

    private static IonicStep step(int number, Map<String, Double> said) {
        return new IonicStep(
                number,
                said.getOrDefault("E0", Double.NaN),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                said.containsKey("T") ? OptionalDouble.of(said.get("T")) : OptionalDouble.empty());
    }
}
