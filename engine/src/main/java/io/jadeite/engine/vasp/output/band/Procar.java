package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;

/**
 * What a PROCAR holds; phases are passed over.
 *
 * @param extent whether all the k-points that its head announces are there
 * @param kpoints those that are whole
 * @param bands their energies and occupations
 * @param projections of each state on each orbital of each atom
 */
public record Procar(Extent extent, KpointList kpoints, BandEnergies bands, Projections projections) {
    /** All k-points as they stand there, also where one stands there twice, as on lines that meet. */
    public static Procar read(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return new ProcarReader(lines, false).read();
        }
    }

    /**
     * Each k-point once, at its first place.
     *
     * @throws InputException where it is no PROCAR, or holds no whole k-point yet
     */
    public static Procar readDistinct(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return new ProcarReader(lines, true).read();
        }
    }
}
