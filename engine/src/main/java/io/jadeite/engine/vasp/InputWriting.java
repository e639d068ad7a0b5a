package io.jadeite.engine.vasp;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.vasp.input.PotcarLibrary;
import io.jadeite.engine.vasp.preset.Choices;
import io.jadeite.engine.vasp.preset.InputSet;
import io.jadeite.engine.vasp.preset.InputSet.PotcarSource;
import io.jadeite.engine.vasp.preset.PathInputs;
import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.UnableHere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a preset makes of a workflow's arguments into a directory: of a staged one a folder for each stage. */
final class InputWriting {
    private static final Logger LOG = LoggerFactory.getLogger(InputWriting.class);

    private final Preset preset;
    private final PresetLibrary library;
    private final Arguments arguments;
    private final Optional<InputPlace> place;

    /** @param place empty: names of potentials are written instead of a POTCAR */
    InputWriting(Preset preset, PresetLibrary library, Arguments arguments, Optional<InputPlace> place) {
        this.preset = preset;
        this.library = library;
        this.arguments = arguments;
        this.place = place;
    }

    void write(Path directory) {
        if (!preset.stages().isEmpty()) {
            writeStages(directory);
        } else if (preset.path()) {
            var inputs = PathInputs.of(preset, VaspParameters.images(arguments), choices(), potcarSource());
            var potentials = potentials();
            begin(inputs.shared(), potentials, directory);
            inputs.write(directory);
        } else {
            var inputs = InputSet.of(preset, arguments.structure(VaspParameters.STRUCTURE), choices(), potcarSource());
            var potentials = potentials();
            begin(inputs, potentials, directory);
            inputs.write(directory);
        }
    }

    /** Each from the structure as it was given, as the structure that a later stage begins from isn't there yet. */
    private void writeStages(Path directory) {
        if (preset.path()) {
            writeEnds(directory);
            return;
        }
        int number = 1;
        for (var stage : preset.stages()) {
            var found = library.find(stage);
            if (found.path()) {
                throw new InputException(
                        "The inputs of %s can't be written beforehand: its images come out of the runs before. 'jadeite workflows setup-only %s --images …' writes those of a path that is there."
                                .formatted(preset.name(), stage));
            }
            var folder = directory.resolve("%02d-%s".formatted(number++, stage));
            new InputWriting(found, library, arguments, place).write(make(folder));
        }
    }

    /** Of both ends; the images come out of their runs. */
    private void writeEnds(Path directory) {
        var relaxation = library.find(preset.stages().getFirst());
        var images = arguments.structures(VaspParameters.IMAGES);
        for (int i = 0; i < PresetRun.ENDS.size(); i++) {
            var own = new LinkedHashMap<>(arguments.values());
            own.put(VaspParameters.STRUCTURE, i == 0 ? images.getFirst() : images.getLast());
            var folder = make(directory.resolve(PresetRun.ENDS.get(i)));
            new InputWriting(relaxation, library, new Arguments(own), place).write(folder);
        }
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new JadeiteException("%s couldn't be made: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** The potentials first: where one is missing, nothing is written. */
    private void begin(InputSet inputs, Optional<PotcarLibrary> potentials, Path directory) {
        inputs.remarks().forEach(remark -> LOG.info("{}: {}", preset.name(), remark));
        if (potentials.isPresent()) {
            inputs.joinPotcar(potentials.get(), directory);
        } else {
            inputs.writeSymbols(directory);
        }
    }

    private Choices choices() {
        return VaspParameters.choices(preset, arguments);
    }

    private PotcarSource potcarSource() {
        return place.map(InputPlace::settings)
                .filter(settings -> !settings.get(Setting.VASP_POTCAR_DIR).isBlank())
                .map(settings -> PotcarSource.of(
                        () -> new PotcarLibrary(settings.path(Setting.VASP_POTCAR_DIR, settings.home()))))
                .orElse(PotcarSource.NONE);
    }

    /** Empty where only names are wanted. */
    private Optional<PotcarLibrary> potentials() {
        if (place.isEmpty() || !place.get().licensedFiles()) {
            return Optional.empty();
        }
        var settings = place.get().settings();
        if (settings.get(Setting.VASP_POTCAR_DIR).isBlank()) {
            throw new UnableHere(
                    "A POTCAR is joined from your licensed folder of potentials, and the setting vasp.potcar_dir"
                            + " doesn't name one. Set it (JADEITE_VASP_POTCAR_DIR, settings.yaml), or write names only:"
                            + " setup-only --no-potcar.");
        }
        var folder = settings.path(Setting.VASP_POTCAR_DIR, settings.home());
        if (!Files.isDirectory(folder)) {
            throw new UnableHere(
                    "The setting vasp.potcar_dir names %s, and there is no such folder here. It should be your licensed folder of potentials."
                            .formatted(folder));
        }
        return Optional.of(new PotcarLibrary(folder));
    }
}
