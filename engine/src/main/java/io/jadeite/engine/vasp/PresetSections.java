package io.jadeite.engine.vasp;

import io.jadeite.engine.vasp.preset.Preset;
import io.jadeite.engine.vasp.preset.PresetDescription;
import io.jadeite.engine.workflow.DescribedWorkflow.Section;
import java.util.ArrayList;
import java.util.List;

/** What {@code show-config} prints of a preset: each setting and where it comes from. */
final class PresetSections {
    private PresetSections() {}

    static List<Section> of(Preset preset) {
        var sections = new ArrayList<Section>();
        var about = new ArrayList<List<String>>();
        if (!preset.source().isEmpty()) {
            about.add(List.of("follows", preset.source()));
        }
        if (!preset.stages().isEmpty()) {
            about.add(List.of("stages", String.join(", then ", preset.stages())));
            sections.add(new Section("preset", List.of("what", "value"), about));
            return sections;
        }
        about.add(List.of("potentials", preset.family().name()));
        if (!preset.standardised().isEmpty()) {
            about.add(List.of("cell", preset.standardised()));
        }
        about.add(
                List.of("error handlers", preset.handlers().isEmpty() ? "none" : String.join(", ", preset.handlers())));
        sections.add(new Section("preset", List.of("what", "value"), about));
        sections.add(new Section("incar", List.of("tag", "from", "value"), PresetDescription.incar(preset)));
        sections.add(new Section("kpoints", List.of("setting", "from", "value"), PresetDescription.kpoints(preset)));
        sections.add(new Section(
                "potcar",
                List.of("elements", "potentials"),
                List.of(List.of("others than by their own name", PresetDescription.potentials(preset)))));
        return sections;
    }
}
