package io.jadeite.engine.vasp;

import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.PresetLibrary;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.List;

/** Makes workflows of presets; files are read when a workflow is first looked at. */
final class PresetWorkflows {
    private static final PresetLibrary BUILT_IN = PresetLibrary.builtIn();

    private PresetWorkflows() {}

    static List<Workflow> ofCalculator(String calculator) {
        return PresetLibrary.index().stream()
                .filter(entry -> entry.name().contains("." + calculator + "."))
                .map(entry -> (Workflow) new PresetWorkflow(
                        WorkflowName.parse(entry.name()),
                        entry.documentation(),
                        () -> BUILT_IN.find(entry.name()),
                        BUILT_IN))
                .toList();
    }

    /** Of a preset that was read. */
    static Workflow of(WorkflowName name, Preset preset, PresetLibrary library) {
        return new PresetWorkflow(name, preset.documentation(), () -> preset, library);
    }
}
