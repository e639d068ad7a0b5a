package io.jadeite.engine.vasp;

import io.jadeite.engine.calculation.CalculationFailed;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import io.jadeite.engine.vasp.execution.PathRun;
import io.jadeite.engine.vasp.execution.VaspRun;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.InputPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executes what a preset says: one calculation, or its stages one after the other, each from where the one before ended. */
final class PresetRun {
    /** The folders of a path's ends. */
    static final List<String> ENDS = List.of("01-start", "02-end");

    private static final int FROM_CHARGE = 10;

    private final Preset preset;
    private final PresetLibrary library;
    private final Execution execution;

    PresetRun(Preset preset, PresetLibrary library, Execution execution) {
        this.preset = preset;
        this.library = library;
        this.execution = execution;
    }

    Outcome run() throws InterruptedException, IOException {
        if (preset.path()) {
            return preset.stages().isEmpty()
                    ? path(preset, execution.directory(), VaspParameters.images(execution.arguments()))
                    : pathBetweenRelaxedEnds();
        }
        return preset.stages().isEmpty() ? calculate(preset, execution.directory(), given()) : stages();
    }

    private Outcome path(Preset calculation, Path directory, List<Structure> images)
            throws InterruptedException, IOException {
        return new PathRun(
                        execution,
                        directory,
                        images,
                        VaspParameters.word(execution.arguments(), VaspParameters.COMMAND),
                        calculation.handlers())
                .run();
    }

    /** The first stage relaxes each end; between what comes out lie the images of the last one. */
    private Outcome pathBetweenRelaxedEnds() throws InterruptedException, IOException {
        var relaxation = library.find(preset.stages().getFirst());
        var between = library.find(preset.stages().getLast());
        var given = execution.arguments().structures(VaspParameters.IMAGES);
        var corrections = new ArrayList<Object>();
        var ends = new ArrayList<Structure>();
        var folders = ENDS.stream().map(Path::of).toList();
        for (int i = 0; i < folders.size(); i++) {
            var start = i == 0 ? given.getFirst() : given.getLast();
            var folder = folders.get(i);
            var value = mapping(execution
                    .steps()
                    .once(
                            folder.toString(),
                            Map.of("structure", StructureJson.toMap(start)),
                            () -> stage(relaxation, folder, Optional.empty(), start)
                                    .values()));
            if (value.get("corrections") instanceof List<?> made) {
                corrections.addAll(made);
            }
            ends.add(StructureJson.fromMap(mapping(value.getOrDefault("structure_final", Map.of()))));
        }
        var images = new ArrayList<>(given);
        images.set(0, ends.getFirst());
        images.set(images.size() - 1, ends.getLast());
        var directory = execution.directory().resolve("03-path");
        Files.createDirectories(directory);
        var own = new LinkedHashMap<>(execution.arguments().values());
        own.put(VaspParameters.IMAGES, images);
        var arguments = new Arguments(own);
        new InputWriting(
                        between, library, arguments, Optional.of(new InputPlace(directory, execution.settings(), true)))
                .write(directory);
        var all = VaspParameters.images(arguments);
        for (var name : List.of("OUTCAR", "OSZICAR")) {
            copyOfEnd(folders.getFirst().resolve(name), directory.resolve(PathRun.folder(0)));
            copyOfEnd(folders.getLast().resolve(name), directory.resolve(PathRun.folder(all.size() - 1)));
        }
        var outcome = path(between, directory, all);
        var values = new LinkedHashMap<>(outcome.values());
        if (values.get("corrections") instanceof List<?> made) {
            corrections.addAll(made);
        }
        values.put("corrections", corrections);
        return new Outcome(values, outcome.steps());
    }

    /** The path's energies are told beside those of its ends. */
    private void copyOfEnd(Path made, Path folder) throws IOException {
        var found = VaspRun.latest(execution.directory(), made);
        if (found.isPresent()) {
            Files.copy(
                    found.get(),
                    folder.resolve(String.valueOf(made.getFileName())),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Structure given() {
        return execution.arguments().structure(VaspParameters.STRUCTURE);
    }

    private Outcome calculate(Preset calculation, Path directory, Structure start)
            throws InterruptedException, IOException {
        checkCharge(directory);
        return new VaspRun(
                        execution,
                        directory,
                        start,
                        VaspParameters.word(execution.arguments(), VaspParameters.COMMAND),
                        calculation.handlers())
                .run();
    }

    /** A set that begins with a charge density needs the run that made it. */
    private static void checkCharge(Path directory) throws IOException {
        boolean reads = Incar.read(directory.resolve("INCAR")).value("ICHARG").map(value -> value.plain()).stream()
                .anyMatch(value -> value instanceof Number number && number.intValue() >= FROM_CHARGE);
        var charge = directory.resolve("CHGCAR");
        if (reads && !(Files.isRegularFile(charge) && Files.size(charge) > 0)) {
            throw new CalculationFailed(
                    "These settings begin with the charge density of a run before (ICHARG above 10), and there is none. Run a workflow that makes it first, such as electronic-structure.vasp.matproj-full.");
        }
    }

    /** The last one's values are the run's; a stage that was finished isn't made again by a later attempt. */
    private Outcome stages() throws InterruptedException, IOException {
        var structure = given();
        var corrections = new ArrayList<Object>();
        Map<String, Object> values = Map.of();
        var steps = new ArrayList<IonicStep>();
        for (int i = 0; i < preset.stages().size(); i++) {
            var stage = library.find(preset.stages().get(i));
            var folder = Path.of(folder(i));
            var before = i == 0 ? Optional.<Path>empty() : Optional.of(Path.of(folder(i - 1)));
            var start = structure;
            var value = execution.steps().once(stage.name(), Map.of("structure", StructureJson.toMap(start)), () -> {
                var outcome = stage(stage, folder, before, start);
                steps.clear();
                steps.addAll(outcome.steps());
                return outcome.values();
            });
            values = mapping(value);
            if (values.get("corrections") instanceof List<?> made) {
                corrections.addAll(made);
            }
            structure = StructureJson.fromMap(mapping(values.getOrDefault("structure_final", Map.of())));
        }
        var all = new LinkedHashMap<>(values);
        all.put("volume_change", VaspRun.volumeChange(given(), structure));
        all.put("corrections", corrections);
        return new Outcome(all, steps);
    }

    private Outcome stage(Preset stage, Path folder, Optional<Path> before, Structure start)
            throws InterruptedException, IOException {
        var directory = execution.directory().resolve(folder);
        Files.createDirectories(directory);
        var own = new LinkedHashMap<>(execution.arguments().values());
        own.put(VaspParameters.STRUCTURE, start);
        var place = new InputPlace(directory, execution.settings(), true);
        new InputWriting(stage, library, new Arguments(own), Optional.of(place)).write(directory);
        if (before.isPresent()) {
            handOver(before.get(), directory);
        }
        return calculate(stage, directory, start);
    }

    /** Charge density and orbitals of the stage before, of whichever attempt made it. */
    private void handOver(Path before, Path directory) throws IOException {
        for (var name : List.of("CHGCAR", "WAVECAR")) {
            var made = VaspRun.latest(execution.directory(), before.resolve(name));
            if (made.isPresent()) {
                Files.copy(made.get(), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private String folder(int stage) {
        return "%02d-%s".formatted(stage + 1, preset.stages().get(stage));
    }

    private static Map<String, Object> mapping(Object value) {
        if (value instanceof Map<?, ?> map) {
            var values = new LinkedHashMap<String, Object>();
            map.forEach((name, of) -> {
                if (of != null) {
                    values.put(String.valueOf(name), of);
                }
            });
            return values;
        }
        throw new JadeiteException("A stage remembered %s instead of named values.".formatted(value));
    }
}
