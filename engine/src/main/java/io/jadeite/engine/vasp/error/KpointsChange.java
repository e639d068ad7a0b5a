package io.jadeite.engine.vasp.error;

import io.jadeite.engine.calculation.Change;
import io.jadeite.engine.vasp.input.Kpoints;
import java.nio.file.Path;
import java.util.List;

/** Changes of a regular mesh: where it lies, and how many divisions it has. */
final class KpointsChange {
    static final String STYLE = "generation_style";
    static final String DIVISIONS = "kpoints";

    private KpointsChange() {}

    static void apply(Change.Values change, Path file) {
        if (!(Kpoints.read(file) instanceof Kpoints.Mesh mesh)) {
            throw new IllegalArgumentException("a correction of a mesh that %s doesn't have".formatted(file));
        }
        var centre = change.set().get(STYLE) instanceof String style
                ? (style.equals("Gamma") ? Kpoints.Centre.GAMMA : Kpoints.Centre.MONKHORST)
                : mesh.centre();
        new Kpoints.Mesh(mesh.comment(), centre, divisions(change, mesh), mesh.shift()).write(file);
    }

    private static List<Integer> divisions(Change.Values change, Kpoints.Mesh mesh) {
        return change.set().get(DIVISIONS) instanceof List<?> rows && rows.getFirst() instanceof List<?> numbers
                ? numbers.stream().map(number -> ((Number) number).intValue()).toList()
                : mesh.divisions();
    }
}
