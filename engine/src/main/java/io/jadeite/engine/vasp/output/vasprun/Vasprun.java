package io.jadeite.engine.vasp.output.vasprun;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.vasp.output.motion.Frame;
import io.jadeite.engine.vasp.output.scan.Extent;
import io.jadeite.engine.vasp.output.scan.OutputFile;
import io.jadeite.engine.vasp.output.scan.XmlScanner;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a vasprun.xml holds. It is read in one pass, gzip'd or plain; a file that VASP still writes, or that ends too early, gives
 * what is whole in it, and {@link #extent} says where it breaks off.
 *
 * <pre>{@code
 * var run = Vasprun.read(Path.of("vasprun.xml"));
 * run.finalEnergy();                       // −10.846877 eV
 * run.electrons().bands().get().gap();     // 0.61 eV, indirect
 * run.finalStructure();
 * Vasprun.read(file, Set.of(VasprunPart.TRAJECTORY)).steps();       // all frames with forces
 * Vasprun.forEachStep(file, step -> …);                             // one at a time, of a file of any size
 * }</pre>
 *
 * @param source the file
 * @param generator program, version, date …
 * @param incar what stood in the INCAR
 * @param parameters what VASP used, defaults included
 * @param elements of the atoms, in order
 * @param potcarTitles for each group of atoms
 * @param kpointScheme how k-points were made: {@code Gamma}, {@code Monkhorst-Pack} …; empty for an explicit list
 * @param initial the cell that VASP began with
 * @param end the cell that VASP ended with, or, if it hasn't, that of the last whole step
 * @param steps all ionic steps; frames, forces and stress of the last alone, unless they were asked for
 * @param electrons of the run's own k-points
 * @param electronsOnOwnKpoints of those of a KPOINTS_OPT
 * @param response of linear response
 * @param dielectricFunctions in the order of the file
 */
public record Vasprun(
        String source,
        Extent extent,
        Parameters generator,
        Parameters incar,
        Parameters parameters,
        List<Element> elements,
        List<String> potcarTitles,
        String kpointScheme,
        Optional<Frame> initial,
        Optional<Frame> end,
        List<IonicStep> steps,
        ElectronicResult electrons,
        Optional<ElectronicResult> electronsOnOwnKpoints,
        LinearResponse response,
        List<DielectricFunction> dielectricFunctions) {
    public Vasprun {
        elements = List.copyOf(elements);
        potcarTitles = List.copyOf(potcarTitles);
        steps = List.copyOf(steps);
        dielectricFunctions = List.copyOf(dielectricFunctions);
    }

    /** All but the largest parts. */
    public static Vasprun read(Path file) {
        return read(file, VasprunPart.none());
    }

    /** @throws io.jadeite.engine.problem.InputException where it is no vasprun.xml */
    public static Vasprun read(Path file, Set<VasprunPart> parts) {
        try (var xml = OutputFile.xml(file)) {
            return read(xml, parts, step -> {});
        }
    }

    /** Of what a stream gives; {@code source} is what messages call it. */
    public static Vasprun read(String source, InputStream in, Set<VasprunPart> parts) {
        try (var xml = OutputFile.xml(source, in)) {
            return read(xml, parts, step -> {});
        }
    }

    /** Hands over each ionic step as soon as it is read, with its frame, and keeps none but the last. */
    public static Vasprun forEachStep(Path file, Consumer<IonicStep> listener) {
        try (var xml = OutputFile.xml(file)) {
            return read(xml, VasprunPart.none(), listener);
        }
    }

    private static Vasprun read(XmlScanner xml, Set<VasprunPart> parts, Consumer<IonicStep> listener) {
        return new VasprunReader(xml, parts, listener).read();
    }

    /** Of VASP, as it calls itself: {@code 6.3.0}. */
    public String version() {
        return generator.text("version");
    }

    /** Empty where the file ends before it. */
    public Optional<Structure> initialStructure() {
        return initial.map(frame -> frame.structure());
    }

    /** Empty where the file ends before any structure. */
    public Optional<Structure> finalStructure() {
        return end.map(frame -> frame.structure());
    }

    /** The calculated steps alone, without those of a learned force field. */
    public List<IonicStep> calculatedSteps() {
        return steps.stream().filter(step -> !step.isLearned()).toList();
    }

    /** Empty where there is none yet. */
    public Optional<IonicStep> lastStep() {
        return calculatedSteps().stream().reduce((first, second) -> second);
    }

    /** In eV, for σ → 0; empty for runs that give none (GW, BSE, response functions). */
    public OptionalDouble finalEnergy() {
        return lastStep().map(FinalEnergy::of).orElse(OptionalDouble.empty());
    }

    public boolean isSpinPolarised() {
        return parameters.whole("ISPIN", 1) == 2;
    }

    /** How many electrons; NaN where it isn't said. */
    public double electronCount() {
        return parameters.number("NELECT", Double.NaN);
    }

    public Convergence convergence() {
        return Convergence.of(this);
    }
}
