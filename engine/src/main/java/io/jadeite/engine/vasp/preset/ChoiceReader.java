package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.io.FortranNumber;
import io.jadeite.engine.vasp.input.Incar;
import io.jadeite.engine.vasp.input.PotcarFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads what somebody chose for one run, from YAML, JSON or a command line; all that is wrong is told at once. */
public final class ChoiceReader {
    private static final Set<String> TABLES = Set.of("MAGMOM", "LDAUU", "LDAUJ", "LDAUL");

    private ChoiceReader() {}

    /** INCAR tags with values of their types; a mapping of plain values. */
    public static Object incar(Object given) {
        return each("incar", given, (name, value) -> {
            var tag = name.toUpperCase(Locale.ROOT);
            return Map.entry(tag, value(tag, value));
        });
    }

    /** How k-points are made. */
    public static Object kpoints(Object given) {
        var read = each("kpoints", given, (name, value) -> Map.entry(name, numbers(value)));
        KpointSettings.of(RuleReader.strings((Map<?, ?>) read));
        return read;
    }

    /** Potentials by element. */
    public static Object potentials(Object given) {
        return each("potcar", given, (element, symbol) -> {
            if (Element.ofSymbol(element).isEmpty()) {
                throw new InputException("'%s' is no element.".formatted(element));
            }
            return Map.entry(element, String.valueOf(symbol));
        });
    }

    /** What of these choices can be checked without a structure. */
    public static void check(Choices choices) {
        var problems = new Problems();
        choices.family().ifPresent(family -> problems.collect(() -> PotcarFamily.named(family)));
        choices.dispersion().ifPresent(method -> problems.collect(() -> PresetLibrary.dispersion(method)));
        problems.throwIfAny();
    }

    private static Object value(String tag, Object given) {
        if (given.equals("") || given.equals(Choices.UNSET)) {
            Incar.known(tag);
            return Choices.UNSET;
        }
        if (given instanceof Map<?, ?> map && TABLES.contains(tag)) {
            var table = RuleReader.strings(map);
            table.replaceAll((_, value) -> numbers(value));
            RuleReader.read(tag, table);
            return table;
        }
        if (given instanceof Map<?, ?>) {
            throw new InputException("%s should be one value, found %s.".formatted(tag, given));
        }
        if (given instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return Incar.checked(
                            tag,
                            String.join(" ", list.stream().map(String::valueOf).toList()))
                    .plain();
        }
        return Incar.checked(tag, given).plain();
    }

    /** Words that are numbers become numbers, also in lists and mappings. */
    private static Object numbers(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = RuleReader.strings(map);
                copy.replaceAll((_, inner) -> numbers(inner));
                yield copy;
            }
            case List<?> list -> list.stream().map(ChoiceReader::numbers).toList();
            case String word when !Double.isNaN(FortranNumber.parse(word)) -> FortranNumber.parse(word);
            case Object other -> other;
        };
    }

    private static Object each(
            String what, Object given, BiFunction<String, Object, Map.Entry<String, Object>> reader) {
        if (!(given instanceof Map<?, ?> map)) {
            throw new InputException(
                    "should be names and values, such as --%s.NAME VALUE, found '%s'".formatted(what, given));
        }
        var problems = new Problems();
        var read = new LinkedHashMap<String, Object>();
        RuleReader.strings(map).forEach((name, value) -> {
            var entry = problems.collect(() -> reader.apply(name, value));
            if (entry != null) {
                read.put(entry.getKey(), entry.getValue());
            }
        });
        problems.throwIfAny();
        return read;
    }
}
