package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.calculation.CorrectionLog;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.workflow.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The images of a path, which VASP moves together, in a directory whose inputs are written: a folder for each image, both ends among them.
 *
 * @param images as they were given
 * @param command the run's own; empty: the site's
 * @param handlers the names of those that look for errors
 */
public record PathRun(
        Execution execution, Path directory, List<Structure> images, Optional<String> command, List<String> handlers) {
    public PathRun {
        images = List.copyOf(images);
        handlers = List.copyOf(handlers);
    }

    public Outcome run() throws InterruptedException, IOException {
        var run = new VaspRun(execution, directory, images.getFirst(), command, handlers);
        run.addSiteTags();
        goOn();
        var corrections = run.supervise(directory.resolve(folder(1)), 0, CorrectionLog.read(directory));
        return new PathOutcome(directory, images, corrections).read();
    }

    /** Each image from where an earlier attempt has left it. */
    private void goOn() throws IOException {
        var part = execution.directory().relativize(directory);
        for (int i = 1; i < images.size() - 1; i++) {
            var left = VaspRun.latest(
                    execution.directory(), part.resolve(folder(i)).resolve("CONTCAR"));
            if (left.isPresent()) {
                Files.copy(
                        left.get(),
                        directory.resolve(folder(i)).resolve("POSCAR"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Of an image, counted from 0. */
    public static String folder(int image) {
        return "%02d".formatted(image);
    }
}
