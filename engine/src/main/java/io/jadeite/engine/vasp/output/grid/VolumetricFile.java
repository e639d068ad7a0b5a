package io.jadeite.engine.vasp.output.grid;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structure and one or more grids over its cell, with the numbers as they stand in the file: a CHGCAR holds electrons/Å³ times the
 * cell's volume in Å³, a LOCPOT eV, an ELFCAR a number between 0 and 1. Augmentation occupancies are passed over.
 *
 * @param extent whether the last grid is whole; one that isn't is left out
 * @param grids one; or two (total and difference of the spins, in an ELFCAR one for each spin); or four (total and magnetisation along
 *     x, y, z)
 */
public record VolumetricFile(Extent extent, Structure structure, List<Grid> grids) {
    public VolumetricFile {
        grids = List.copyOf(grids);
    }

    /** @throws InputException where it is no such file, or not even its first grid is whole */
    public static VolumetricFile read(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return new VolumetricReader(lines).read();
        }
    }

    public Grid total() {
        return grids.getFirst();
    }

    /** What is up minus what is down; empty without spins, or where they are not collinear. */
    public Optional<Grid> difference() {
        return grids.size() == 2 ? Optional.of(grids.get(1)) : Optional.empty();
    }

    /** By name: {@code total}, {@code diff}, {@code diff_x}, {@code diff_y}, {@code diff_z}. */
    public Map<String, Grid> named() {
        var names = grids.size() > 2 ? List.of("total", "diff_x", "diff_y", "diff_z") : List.of("total", "diff");
        var named = new LinkedHashMap<String, Grid>();
        for (int i = 0; i < Math.min(names.size(), grids.size()); i++) {
            named.put(names.get(i), grids.get(i));
        }
        return named;
    }
}
