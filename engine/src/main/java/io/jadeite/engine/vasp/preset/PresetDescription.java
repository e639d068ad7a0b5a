package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.vasp.preset.Preset.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A preset in words: its settings, and the preset that each comes from. */
public final class PresetDescription {
    private PresetDescription() {}

    /** Rows of tag, preset, value or rule; what is laid over afterwards stands in the place of what it replaces. */
    public static List<List<String>> incar(Preset preset) {
        var all = new LinkedHashMap<String, Said>(preset.incar());
        preset.afterwards().forEach(all::put);
        return all.entrySet().stream()
                .filter(entry -> !(entry.getValue().rule() instanceof IncarRule.Unset))
                .map(entry -> List.of(
                        entry.getKey(),
                        entry.getValue().from(),
                        entry.getValue().rule().words()))
                .toList();
    }

    /** Rows of setting, preset, value. */
    public static List<List<String>> kpoints(Preset preset) {
        var spacing = preset.afterwards().containsKey("KSPACING")
                ? preset.afterwards().get("KSPACING")
                : preset.incar().get("KSPACING");
        if (spacing != null) {
            return List.of(List.of("none written", spacing.from(), "VASP makes them by KSPACING"));
        }
        var rows = new ArrayList<List<String>>();
        preset.kpoints().forEach((name, value) -> rows.add(List.of(name, preset.kpointsFrom(), String.valueOf(value))));
        if (preset.gammaCentred()) {
            rows.add(List.of("around Γ", preset.name(), "always"));
        }
        return rows;
    }

    /** Elements whose potential isn't named as they are: {@code Fe Fe_pv, Li Li_sv}. */
    public static String potentials(Preset preset) {
        Map<String, String> sorted = new TreeMap<>(preset.potentials());
        return sorted.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }
}
