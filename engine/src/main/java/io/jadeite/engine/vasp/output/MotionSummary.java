package io.jadeite.engine.vasp.output;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.motion.Dynmat;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import io.jadeite.engine.vasp.output.motion.Xdatcar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up OSZICAR, XDATCAR and DYNMAT. */
final class MotionSummary {
    /** Keeps the last frame alone. */
    private static final class Last {
        @Nullable
        Frame frame;

        int count;
    }

    private MotionSummary() {}

    static Map<String, @Nullable Object> of(Oszicar file) {
        var map = Entries.begin(file.extent());
        map.put("final_energy", Entries.number(file.finalEnergy()));
        map.put("n_ionic", file.steps().size());
        map.put("n_electronic", file.loops().stream().map(List::size).toList());
        map.put(
                "last",
                file.steps().isEmpty() ? null : Entries.named(file.steps().getLast()));
        return map;
    }

    static Map<String, @Nullable Object> ofXdatcar(Path file) {
        var last = new Last();
        var extent = Xdatcar.forEachFrame(file, frame -> {
            last.frame = frame;
            last.count++;
        });
        var frame = last.frame;
        if (frame == null) {
            throw new InputException(
                    "%s has no whole frame yet. Check that VASP has ended its first step.".formatted(file));
        }
        var map = Entries.begin(extent);
        map.put("formula", frame.structure().formula());
        map.put("n_frames", last.count);
        map.put("last_frac", Entries.rows(frame.positions()));
        return map;
    }

    static Map<String, @Nullable Object> of(Dynmat file) {
        var map = Entries.begin(file.extent());
        map.put("nspecs", file.speciesCount());
        map.put("natoms", file.atomCount());
        map.put("ndisps", file.announced());
        map.put("masses", file.masses());
        map.put(
                "displacements",
                file.displacements().stream().map(MotionSummary::of).toList());
        return map;
    }

    private static Map<String, @Nullable Object> of(Dynmat.Displacement displacement) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("atom", displacement.atom());
        map.put("disp", displacement.direction());
        map.put("dispvec", displacement.shift().stream().map(Entries::number).toList());
        map.put("dynmat", Entries.rows(displacement.forces()));
        return map;
    }
}
