package io.jadeite.engine.vasp;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.DescribedWorkflow;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A workflow that a preset describes. */
final class PresetWorkflow implements DescribedWorkflow {
    private final WorkflowName name;
    private final String documentation;
    private final Supplier<Preset> preset;
    private final PresetLibrary library;

    PresetWorkflow(WorkflowName name, String documentation, Supplier<Preset> preset, PresetLibrary library) {
        this.name = name;
        this.documentation = documentation;
        this.preset = preset;
        this.library = library;
    }

    @Override
    public WorkflowName name() {
        return name;
    }

    @Override
    public String documentation() {
        return documentation;
    }

    @Override
    public List<Parameter> parameters() {
        return VaspParameters.of(preset.get());
    }

    @Override
    public List<String> columns() {
        return List.of(
                "formula", "nsites", "energy", "energy_per_atom", "volume", "volume_change", "max_force", "band_gap");
    }

    @Override
    public void check(Arguments arguments) {
        VaspParameters.check(preset.get(), arguments);
    }

    /** Without a site's settings: names instead of potentials. */
    @Override
    public void writeInputs(Arguments arguments, Path directory) {
        writing(arguments, Optional.empty()).write(directory);
    }

    @Override
    public void writeInputs(Arguments arguments, InputPlace place) {
        writing(arguments, Optional.of(place)).write(place.directory());
    }

    private InputWriting writing(Arguments arguments, Optional<InputPlace> place) {
        return new InputWriting(preset.get(), library, arguments, place);
    }

    @Override
    public Arguments asWritten(Arguments arguments) {
        return VaspParameters.asWritten(preset.get(), arguments);
    }

    /** The programs behind VASP, and paths that are still to be found, are looked after by no part of this version. */
    @Override
    public Optional<String> unready() {
        if (!name.calculator().equals(VaspCalculator.NAME)) {
            return Optional.of(
                    "%s can't be run: this version of Jadeite runs VASP, but no program behind it.".formatted(name));
        }
        var stages = preset.get().stages();
        boolean searches = !preset.get().path()
                && stages.stream().anyMatch(stage -> library.find(stage).path());
        return searches
                ? Optional.of(
                        "%s can't be run: this version of Jadeite doesn't look for the paths in a crystal. Give the ends of one to diffusion.vasp.neb-from-endpoints-mit."
                                .formatted(name))
                : Optional.empty();
    }

    @Override
    public Outcome execute(Execution execution) throws InterruptedException, IOException {
        unready().ifPresent(reason -> {
            throw new JadeiteException(reason);
        });
        return new PresetRun(preset.get(), library, execution).run();
    }

    @Override
    public List<Section> sections() {
        return PresetSections.of(preset.get());
    }
}
