package io.jadeite.engine.vasp.preset;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.vasp.input.Incar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** From what a preset's YAML says of a tag to its rule. A mapping with {@code rule:} names one; tables stand as they are. */
final class RuleReader {
    private static final List<String> RULES = List.of(
            "by-band-gap",
            "spacing-by-band-gap",
            "spacing-by-steps",
            "parameter",
            "time-step",
            "step-count",
            "each-element",
            "each-site",
            "per-length",
            "largest-cutoff",
            "by-shell",
            "by-metals",
            "images",
            "contains",
            "centre-of-mass");

    private static final Set<String> HUBBARD = Set.of("LDAUU", "LDAUJ", "LDAUL");

    private final String tag;

    private RuleReader(String tag) {
        this.tag = tag;
    }

    /** @throws InputException where VASP has no such tag, or what is said of it makes no value of its type */
    static IncarRule read(String tag, Object said) {
        return new RuleReader(tag).rule(said);
    }

    private IncarRule rule(Object said) {
        if (said instanceof Map<?, ?> map) {
            var fields = strings(map);
            if (fields.containsKey("rule")) {
                Incar.known(tag);
                return named(String.valueOf(fields.get("rule")), fields);
            }
            if (tag.equals("MAGMOM")) {
                fields.values().forEach(this::number);
                return new IncarRule.Moments(fields);
            }
            if (HUBBARD.contains(tag)) {
                fields.values().forEach(value -> {
                    if (!(value instanceof Map<?, ?>)) {
                        number(value);
                    }
                });
                return new IncarRule.Hubbard(fields);
            }
            throw new InputException("%s should be one value, found the mapping %s.".formatted(tag, said));
        }
        if (tag.equals("EDIFF_PER_ATOM")) {
            return new IncarRule.PerAtom(number(said));
        }
        return new IncarRule.Fixed(Incar.checked(tag, said));
    }

    private IncarRule named(String name, Map<String, Object> fields) {
        return switch (name) {
            case "by-band-gap" ->
                new IncarRule.ByGap(
                        value(fields, "unknown"),
                        value(fields, "metal"),
                        value(fields, "insulator"),
                        fields.containsKey("tolerance") ? number(field(fields, "tolerance")) : Gap.TOLERANCE);
            case "spacing-by-band-gap" -> new IncarRule.SpacingByGap();
            case "spacing-by-steps" -> new IncarRule.SpacingBySteps();
            case "parameter" -> new IncarRule.FromParameter(text(fields, "name"));
            case "time-step" -> new IncarRule.TimeStep(text(fields, "name"));
            case "step-count" -> new IncarRule.StepCount(text(fields, "name"), text(fields, "time_step"));
            case "each-element" -> new IncarRule.EachElement(field(fields, "value"));
            case "each-site" -> new IncarRule.EachSite(numbers(field(fields, "values")));
            case "per-length" ->
                new IncarRule.AlongVector(vector(text(fields, "along")), number(field(fields, "density")));
            case "largest-cutoff" -> new IncarRule.LargestCutoff(number(field(fields, "factor")));
            case "by-shell" -> new IncarRule.ByShell(value(fields, "d"), value(fields, "f"));
            case "by-metals" -> new IncarRule.ByMetals(value(fields, "metal"), value(fields, "otherwise"));
            case "images" -> new IncarRule.Images();
            case "contains" -> new IncarRule.Contains(words(field(fields, "elements")));
            case "centre-of-mass" -> new IncarRule.CentreOfMass();
            default ->
                throw new InputException("%s asks for the rule '%s', which isn't there.%s The rules are %s."
                        .formatted(tag, name, Nearest.question(name, RULES), String.join(", ", RULES)));
        };
    }

    private Object value(Map<String, Object> fields, String name) {
        return Incar.checked(tag, field(fields, name)).plain();
    }

    private Object field(Map<String, Object> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new InputException("%s: the rule '%s' needs '%s', found %s."
                    .formatted(tag, fields.get("rule"), name, fields.keySet()));
        }
        return value;
    }

    private String text(Map<String, Object> fields, String name) {
        return String.valueOf(field(fields, name));
    }

    private double number(Object value) {
        return switch (value) {
            case Number number when Double.isFinite(number.doubleValue()) -> number.doubleValue();
            default -> throw new InputException("%s should have numbers, found '%s'.".formatted(tag, value));
        };
    }

    private Map<String, Object> numbers(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InputException(
                    "%s: 'values' should name elements with numbers, found '%s'.".formatted(tag, value));
        }
        var numbers = strings(map);
        numbers.values().forEach(this::number);
        return numbers;
    }

    private int vector(String name) {
        int vector = name.length() == 1 ? "abc".indexOf(name.toLowerCase(Locale.ROOT)) : -1;
        if (vector < 0) {
            throw new InputException("%s: 'along' should be a, b or c, found '%s'.".formatted(tag, name));
        }
        return vector;
    }

    private static List<String> words(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    static Map<String, Object> strings(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value == null ? "" : value));
        return copy;
    }
}
