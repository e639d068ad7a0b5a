package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.vasp.input.PotcarFamily;
import io.jadeite.engine.vasp.preset.Preset.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a preset together from its file and those that it inherits from, and tells all that is wrong with them. */
final class PresetReader {
    private static final Set<String> FIELDS = Set.of(
            "documentation",
            "source",
            "inherits",
            "incar",
            "afterwards",
            "kpoints",
            "gamma_centred",
            "symprec",
            "tidy",
            "parameters",
            "family",
            "potentials",
            "standardised",
            "sorted",
            "path",
            "stages",
            "handlers");

    private static final int LONGEST_LINE_OF_PARENTS = 20;

    private final PresetLibrary library;
    private final String name;
    private final Problems problems = new Problems();

    /** The oldest forebear first. */
    private final List<Map.Entry<String, Map<String, Object>>> line = new ArrayList<>();

    PresetReader(PresetLibrary library, String name) {
        this.library = library;
        this.name = name;
    }

    Preset preset() {
        collectLine();
        var incar = new LinkedHashMap<String, Said>();
        var afterwards = new LinkedHashMap<String, Said>();
        var kpointsFrom = "";
        Map<String, Object> kpoints = Map.of();
        var potentials = new LinkedHashMap<String, String>();
        var parameters = new LinkedHashMap<String, Object>();
        for (var each : line) {
            var content = each.getValue();
            checkFields(each.getKey(), content);
            mapping(each.getKey(), content, "incar")
                    .forEach((tag, said) -> put(incar, tag, said, each.getKey(), false));
            mapping(each.getKey(), content, "afterwards")
                    .forEach((tag, said) -> put(afterwards, tag, said, each.getKey(), true));
            if (content.containsKey("kpoints")) {
                kpoints = strings(mapping(each.getKey(), content, "kpoints"));
                kpointsFrom = each.getKey();
            }
            addPotentials(potentials, content.get("potentials"), each.getKey());
            strings(mapping(each.getKey(), content, "parameters")).forEach(parameters::put);
        }
        var settings = kpoints;
        try {
            KpointSettings.of(settings);
        } catch (InputException e) {
            e.problems().forEach(problem -> problems.add("%s: kpoints: %s".formatted(library.place(name), problem)));
        }
        var family = problems.collect(() -> PotcarFamily.named(text("family", "PBE")));
        var symprec = number("symprec", 0.1);
        problems.throwIfAny();
        return new Preset(
                name,
                own("documentation").orElse(""),
                text("source", ""),
                incar,
                afterwards,
                kpoints,
                kpointsFrom,
                flag("gamma_centred", false),
                symprec,
                flag("tidy", true),
                parameters,
                Objects.requireNonNull(family),
                potentials,
                text("standardised", ""),
                flag("sorted", !flag("path", false)),
                flag("path", false),
                own("stages").isEmpty()
                        ? List.of()
                        : list(line.getLast().getValue().get("stages")),
                handlers());
    }

    private void collectLine() {
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            var current = next.get();
            if (line.stream().anyMatch(each -> each.getKey().equals(current))
                    || line.size() > LONGEST_LINE_OF_PARENTS) {
                throw new InputException("The preset %s inherits from itself, by way of %s."
                        .formatted(name, line.getFirst().getKey()));
            }
            var content = library.content(current);
            line.addFirst(Map.entry(current, content));
            next = Optional.ofNullable(content.get("inherits")).map(String::valueOf);
        }
    }

    private void checkFields(String preset, Map<String, Object> content) {
        for (var field : content.keySet()) {
            if (!FIELDS.contains(field)) {
                problems.add("%s says '%s', which no preset does.%s It may say %s."
                        .formatted(
                                library.place(preset),
                                field,
                                Nearest.question(field, FIELDS),
                                String.join(", ", FIELDS.stream().sorted().toList())));
            }
        }
    }

    private void put(Map<String, Said> settings, String tag, @Nullable Object said, String from, boolean keepsUnset) {
        if (said == null || said.equals(Choices.UNSET)) {
            if (keepsUnset) {
                settings.put(tag, new Said(new IncarRule.Unset(), from));
            } else {
                settings.remove(tag);
            }
            return;
        }
        try {
            settings.put(tag, new Said(RuleReader.read(tag, said), from));
        } catch (InputException e) {
            e.problems().forEach(problem -> problems.add("%s: %s".formatted(library.place(from), problem)));
        }
    }

    /** A table by its name, or single elements, which win over a table that was inherited. */
    private void addPotentials(Map<String, String> potentials, @Nullable Object said, String from) {
        switch (said) {
            case null -> {}
            case String table -> {
                potentials.clear();
                problems.collect(() -> {
                    potentials.putAll(PresetLibrary.potentials(table));
                    return potentials;
                });
            }
            case Map<?, ?> elements ->
                strings(elements).forEach((element, symbol) -> potentials.put(element, String.valueOf(symbol)));
            default ->
                problems.add("%s: 'potentials' should be a table's name or names by element, found '%s'."
                        .formatted(library.place(from), said));
        }
    }

    private Map<String, @Nullable Object> mapping(String preset, Map<String, Object> content, String field) {
        var mapping = new LinkedHashMap<String, @Nullable Object>();
        switch (content.get(field)) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((key, value) -> mapping.put(String.valueOf(key), value));
            case String text when text.isEmpty() -> {}
            case Object other ->
                problems.add("%s: '%s' should hold 'name: value' lines, found '%s'."
                        .formatted(library.place(preset), field, other));
        }
        return mapping;
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        return RuleReader.strings(map);
    }

    /** What the youngest says that says anything. */
    private @Nullable Object last(String field) {
        for (var each : line.reversed()) {
            var said = each.getValue().get(field);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private Optional<String> own(String field) {
        return Optional.ofNullable(line.getLast().getValue().get(field)).map(String::valueOf);
    }

    private String text(String field, String otherwise) {
        var said = last(field);
        return said == null ? otherwise : String.valueOf(said);
    }

    private boolean flag(String field, boolean otherwise) {
        return switch (last(field)) {
            case null -> otherwise;
            case Boolean said -> said;
            case Object said -> {
                problems.add(
                        "%s: '%s' should be true or false, found '%s'.".formatted(library.place(name), field, said));
                yield otherwise;
            }
        };
    }

    private double number(String field, double otherwise) {
        return switch (last(field)) {
            case null -> otherwise;
            case Number said when said.doubleValue() > 0 -> said.doubleValue();
            case Object said -> {
                problems.add(
                        "%s: '%s' should be a number above 0, found '%s'.".formatted(library.place(name), field, said));
                yield otherwise;
            }
        };
    }

    /** {@code all} where nobody says. */
    private List<String> handlers() {
        var said = last("handlers");
        return said == null ? List.of("all") : list(said);
    }

    private static List<String> list(@Nullable Object said) {
        return said instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }
}
