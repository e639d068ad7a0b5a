package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;

/**
 * What a DOSCAR holds.
 *
 * @param extent whether the grid, and those of all atoms if there are any, are whole
 * @param atomCount how many atoms the head names
 * @param lowest where the grid begins, in eV
 * @param highest where it ends, in eV
 * @param density of the cell, and of the atoms that are whole
 */
public record Doscar(Extent extent, int atomCount, double lowest, double highest, DensityOfStates density) {
    /** @throws InputException where it is no DOSCAR, or its grid isn't whole yet */
    public static Doscar read(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return new DoscarReader(lines).read();
        }
    }
}
