package io.jadeite.engine.vasp.output;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the outputs in a folder of runs and in all folders in it. */
public final class OutputFolder {
    private static final int MOST_LEVELS = 32;

    private OutputFolder() {}

    /**
     * All files that are called as outputs are, in the order of their paths; links are not followed.
     *
     * @throws InputException where there are none
     */
    public static List<Path> outputs(Path folder) {
        List<Path> outputs;
        try (var files = Files.walk(folder, MOST_LEVELS)) {
            outputs = files.filter(Files::isRegularFile)
                    .filter(file -> OutputKind.ofName(String.valueOf(file.getFileName()))
                            .isPresent())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new JadeiteException(
                    "The folder %s couldn't be looked through: %s".formatted(folder, e.getMessage()), e);
        }
        if (outputs.isEmpty()) {
            throw new InputException(
                    "%s has no outputs of VASP, nor has a folder in it. Name a folder with files such as vasprun.xml or OUTCAR."
                            .formatted(folder));
        }
        return outputs;
    }
}
