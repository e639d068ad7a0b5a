package io.jadeite.engine.vasp.output.motion;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The places of all atoms at each step of dynamics or a relaxation.
 *
 * @param extent whether the last frame is whole; one that isn't is left out
 */
public record Xdatcar(Extent extent, List<Frame> frames) {
    public Xdatcar {
        frames = List.copyOf(frames);
    }

    /** @throws InputException where it is no XDATCAR */
    public static Xdatcar read(Path file) {
        var frames = new ArrayList<Frame>();
        var extent = forEachFrame(file, frames::add);
        return new Xdatcar(extent, frames);
    }

    /** Hands over each frame as soon as it is read, of a file of any size. */
    public static Extent forEachFrame(Path file, Consumer<Frame> listener) {
        try (var lines = OutputFile.lines(file)) {
            return new XdatcarReader(lines).read(listener);
        }
    }
}
