package io.jadeite.engine.vasp.execution;

import io.jadeite.engine.calculation.Applied;
import io.jadeite.engine.calculation.CalculationFailed;
import io.jadeite.engine.calculation.CorrectionLog;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.structure.io.StructureJson;
import io.jadeite.engine.vasp.output.motion.Oszicar;
import io.jadeite.engine.vasp.output.vasprun.Vasprun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads what VASP has written for the images of a path. */
final class PathOutcome {
    private final Path directory;
    private final List<Structure> given;
    private final List<Applied> corrections;

    PathOutcome(Path directory, List<Structure> given, List<Applied> corrections) {
        this.directory = directory;
        this.given = List.copyOf(given);
        this.corrections = List.copyOf(corrections);
    }

    /** @throws CalculationFailed where an image has no energy, or the path hasn't come to rest; it names all such images */
    Outcome read() {
        var energies = new ArrayList<OptionalDouble>();
        var images = new ArrayList<Structure>();
        var missing = new ArrayList<String>();
        for (int i = 0; i < given.size(); i++) {
            boolean isEnd = i == 0 || i == given.size() - 1;
            var energy = energy(i);
            if (energy.isEmpty() && !isEnd) {
                missing.add(PathRun.folder(i));
            }
            energies.add(energy);
            images.add(isEnd ? given.get(i) : last(i));
        }
        if (!missing.isEmpty()) {
            throw new CalculationFailed(
                    "VASP has left no energy of the images %s in %s. Was it built with the VTST tools, and with as many processes as IMAGES divides?"
                            .formatted(String.join(", ", missing), directory));
        }
        checkRest();
        return new Outcome(values(energies, images), List.<IonicStep>of());
    }

    private Map<String, Object> values(List<OptionalDouble> energies, List<Structure> images) {
        int highest = 1;
        for (int i = 1; i < energies.size() - 1; i++) {
            if (energies.get(i).orElseThrow() > energies.get(highest).orElseThrow()) {
                highest = i;
            }
        }
        double top = energies.get(highest).orElseThrow();
        var saddle = images.get(highest);
        var values = new LinkedHashMap<String, Object>();
        values.put("formula", saddle.formula());
        values.put("nsites", saddle.size());
        values.put("energy", top);
        values.put("energy_per_atom", top / saddle.size());
        values.put("volume", saddle.volume());
        energies.getFirst().ifPresent(start -> values.put("barrier", top - start));
        energies.getLast().ifPresent(end -> values.put("barrier_back", top - end));
        values.put("highest_image", highest);
        var known = new ArrayList<Object>();
        energies.forEach(energy -> known.add(energy.isPresent() ? energy.getAsDouble() : Double.NaN));
        values.put("image_energies", known);
        values.put("images", images.stream().map(StructureJson::toMap).toList());
        values.put("structure_final", StructureJson.toMap(saddle));
        values.put("n_ionic_steps", steps(1));
        values.put("converged", true);
        values.put("corrections", CorrectionLog.toMaps(corrections));
        return values;
    }

    /** Of the last ionic step, with vanishing smearing, in eV. The ends have one where their own runs' outputs lie in their folders. */
    private OptionalDouble energy(int image) {
        try {
            var file = directory.resolve(PathRun.folder(image)).resolve("OSZICAR");
            return Files.isRegularFile(file) ? Oszicar.read(file).finalEnergy() : OptionalDouble.empty();
        } catch (JadeiteException e) {
            return OptionalDouble.empty();
        }
    }

    private int steps(int image) {
        return StepRecord.count(directory.resolve(PathRun.folder(image)));
    }

    private Structure last(int image) {
        try {
            return Poscar.read(directory.resolve(PathRun.folder(image)).resolve("CONTCAR"))
                    .structure();
        } catch (JadeiteException e) {
            return given.get(image);
        }
    }

    private void checkRest() {
        var file = directory.resolve(PathRun.folder(1)).resolve("vasprun.xml");
        if (!Files.isRegularFile(file)) {
            return;
        }
        var run = Vasprun.read(file);
        if (run.extent().brokenOff().isEmpty() && !run.convergence().ionic()) {
            throw new CalculationFailed(
                    "The path didn't come to rest in NSW = %d steps. 'jadeite queue retry' goes on from the CONTCARs in %s."
                            .formatted(run.parameters().whole("NSW", 0), directory));
        }
    }
}
