package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar.LatticeMotion;
import io.jadeite.engine.structure.io.Poscar.Velocities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What molecular dynamics leaves after the positions. */
record PoscarTail(Optional<LatticeMotion> latticeMotion, Optional<Velocities> velocities, String continuation) {
    static PoscarTail read(PoscarLines lines, long atoms) {
        var motion = latticeMotion(lines);
        var velocities = velocities(lines, atoms);
        return new PoscarTail(Optional.ofNullable(motion), Optional.ofNullable(velocities), continuation(lines));
    }

    private static @Nullable LatticeMotion latticeMotion(PoscarLines lines) {
        if (!lines.peek().strip().toLowerCase(Locale.ROOT).startsWith("lattice")) {
            return null;
        }
        lines.next();
        var state = lines.next().strip();
        var velocities = vectors(lines, 3, "a velocity of the lattice");
        var vectors = vectors(lines, 3, "a vector of the moving lattice");
        return velocities.size() + vectors.size() == 6 ? new LatticeMotion(state, velocities, vectors) : null;
    }

    private static @Nullable Velocities velocities(PoscarLines lines, long atoms) {
        if (lines.onlyBlanksFollow()) {
            lines.rest();
            return null;
        }
        int number = lines.number();
        var line = lines.next();
        var mode = line.strip().toLowerCase(Locale.ROOT);
        boolean direct = mode.startsWith("d");
        if (!mode.isEmpty() && !direct && !mode.startsWith("c") && !mode.startsWith("k")) {
            lines.wrong(
                    number,
                    "expected the end of the file, or an empty line or a mode before velocities, after the positions of %d atoms"
                            .formatted(atoms),
                    line,
                    "Correct the counts above the positions, or remove the surplus lines.");
            lines.rest();
            return null;
        }
        var values = vectors(lines, atoms, "the velocity of an atom");
        return values.size() == atoms ? new Velocities(!direct, values) : null;
    }

    private static String continuation(PoscarLines lines) {
        if (!lines.atEnd() && !lines.peek().isBlank() && !lines.hasProblems()) {
            lines.wrong(
                    lines.number(),
                    "expected the end of the file or an empty line after the velocities",
                    lines.peek(),
                    "Remove the surplus lines.");
        }
        return lines.rest();
    }

    /** Stops at the first line that is wrong. */
    private static List<Vector> vectors(PoscarLines lines, long count, String meaning) {
        var vectors = new ArrayList<Vector>();
        for (long i = 0; i < count; i++) {
            long number = i + 1;
            var vector = lines.vector(() -> "%s (%d of %d)".formatted(meaning, number, count));
            if (vector == null) {
                break;
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
