package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an OUTCAR holds. Numbers that it doesn't say are NaN; where it says something several times, the last counts.
 *
 * @param extent whether VASP has come to the end of it
 * @param version as the first line has it
 * @param cores processes that VASP ran on; 0 where it isn't said
 * @param isSpinPolarised whether ISPIN = 2
 * @param isStopped whether a STOPCAR ended the run
 * @param electronCount of the last step
 * @param totalMagnetisation of the cell in μB; of non-collinear spins the first component
 * @param fermiEnergy in eV
 * @param steps all ionic steps; positions, forces and stress of the last alone
 * @param drifts the sum of all forces before it was taken off them, in eV/Å, a row for each step
 * @param charges in the spheres around the atoms, in electrons
 * @param magnetisations in these spheres in μB: one table, or three (x, y, z) for non-collinear spins
 * @param dielectric the static dielectric tensor with local fields, 3 × 3, with clamped ions
 * @param ionicDielectric what ions add to it
 * @param elasticModuli in kBar, 6 × 6, in the order xx, yy, zz, xy, yz, zx
 * @param resonance nuclear magnetic resonance
 * @param statistics times in s and memory in kB by VASP's own names: {@code Elapsed time (sec)}
 */
public record Outcar(
        Extent extent,
        String version,
        int cores,
        boolean isSpinPolarised,
        boolean isStopped,
        double electronCount,
        double totalMagnetisation,
        double fermiEnergy,
        List<OutcarStep> steps,
        NumberTable drifts,
        SiteTable charges,
        List<SiteTable> magnetisations,
        NumberTable dielectric,
        NumberTable ionicDielectric,
        NumberTable elasticModuli,
        Optional<NuclearResonance> resonance,
        Map<String, Double> statistics) {
    public Outcar {
        steps = List.copyOf(steps);
        magnetisations = List.copyOf(magnetisations);
    }

    /** @throws InputException where it is no OUTCAR */
    public static Outcar read(Path file) {
        return forEachStep(file, step -> {});
    }

    /** Hands over each ionic step, with positions and forces, as soon as it is read. */
    public static Outcar forEachStep(Path file, Consumer<OutcarStep> listener) {
        try (var lines = OutputFile.lines(file)) {
            return read(lines, listener);
        }
    }

    /** Of what a stream gives; {@code source} is what messages call it. */
    public static Outcar read(String source, InputStream in) {
        try (var lines = OutputFile.lines(source, in)) {
            return read(lines, step -> {});
        }
    }

    private static Outcar read(LineScanner lines, Consumer<OutcarStep> listener) {
        return new OutcarReader(lines, listener).read();
    }

    /** Of the last ionic step, {@link OutcarStep#NONE} before the first has ended. */
    public OutcarStep lastStep() {
        return steps.isEmpty() ? OutcarStep.NONE : steps.getLast();
    }
}
