package io.jadeite.engine.structure.io;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first five lines of a POSCAR or XDATCAR; scale and vectors are null where they are wrong. */
record PoscarHead(
        String comment, @Nullable Scale scale, @Nullable List<Vector> vectors) {
    static PoscarHead read(PoscarLines lines) {
        var comment = lines.next().strip();
        var scale = scale(lines);
        return new PoscarHead(comment, scale, vectors(lines));
    }

    /** The vectors scaled, in Å. */
    static Lattice lattice(Scale scale, List<Vector> vectors) {
        var factors = scale.factors(vectors);
        return new Lattice(
                scaled(vectors.get(0), factors), scaled(vectors.get(1), factors), scaled(vectors.get(2), factors));
    }

    static Vector scaled(Vector vector, Vector factors) {
        return new Vector(vector.x() * factors.x(), vector.y() * factors.y(), vector.z() * factors.z());
    }

    private static @Nullable Scale scale(PoscarLines lines) {
        int number = lines.number();
        var line = lines.next();
        var words = PoscarLines.wordsBeforeRemark(line);
        var values = words.stream()
                .map(FortranNumber::parse)
                .takeWhile(value -> !value.isNaN())
                .toList();
        boolean one = values.size() == 1;
        if (values.size() >= 3 && values.subList(0, 3).stream().allMatch(value -> value > 0)) {
            return new Scale.Components(new Vector(values.get(0), values.get(1), values.get(2)));
        }
        if (one && values.getFirst() > 0) {
            return new Scale.Uniform(values.getFirst());
        }
        if (one && values.getFirst() < 0) {
            return new Scale.ToVolume(-values.getFirst());
        }
        lines.wrong(
                number,
                "expected the scale",
                line,
                "Give one positive number (factor), one negative number (volume in Å³) or three positive numbers (x,"
                        + " y, z); 1.0 scales nothing.");
        return null;
    }

    private static @Nullable List<Vector> vectors(PoscarLines lines) {
        var vectors = new ArrayList<Vector>();
        for (var name : List.of("a", "b", "c")) {
            var vector = lines.vector(() -> "the lattice vector " + name);
            if (vector != null) {
                vectors.add(vector);
            }
        }
        return vectors.size() == 3 ? vectors : null;
    }
}
