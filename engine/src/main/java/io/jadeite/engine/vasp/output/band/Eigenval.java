package io.jadeite.engine.vasp.output.band;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.nio.file.Path;

/**
 * What an EIGENVAL holds.
 *
 * @param extent whether all the k-points that its head announces are there
 * @param electronCount as the head says
 * @param announcedKpoints how many k-points the head announces
 * @param kpoints those that are whole
 * @param bands of these k-points; occupations are missing in files of VASP 4
 */
public record Eigenval(Extent extent, int electronCount, int announcedKpoints, KpointList kpoints, BandEnergies bands) {
    /** @throws InputException where it is no EIGENVAL, or holds no whole k-point yet */
    public static Eigenval read(Path file) {
        try (var lines = OutputFile.lines(file)) {
            return new EigenvalReader(lines).read();
        }
    }
}
