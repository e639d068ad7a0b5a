package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A value of another run's result, in the place of a parameter's value: it is there when that run has succeeded, and the worker puts
 * it in. In a run's parameters it is {@code {"$run": 12, "value": "structure_final"}}. It may also stand inside lists and maps.
 *
 * @param value the result value's name; empty: the structure that the run ended with, where a structure is wanted, else the one
 *     value that it returned
 */
public record RunReference(long run, String value) {
    private static final String RUN = "$run";
    private static final String VALUE = "value";

    public RunReference {
        if (run < 1) {
            throw new InputException("A run's number is 1 or more, found %d.".formatted(run));
        }
    }

    /** As JSON holds it. */
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put(RUN, run);
        if (!value.isEmpty()) {
            json.put(VALUE, value);
        }
        return json;
    }

    /** What a value is, where it is one of these, as an object or as JSON. */
    public static Optional<RunReference> of(Object value) {
        return switch (value) {
            case RunReference reference -> Optional.of(reference);
            case Map<?, ?> map
            when map.get(RUN) instanceof Number run ->
                Optional.of(new RunReference(run.longValue(), map.get(VALUE) instanceof String name ? name : ""));
            default -> Optional.empty();
        };
    }

    /** The runs that a value refers to, at any depth. */
    public static Set<Long> runsIn(Object value) {
        var runs = new TreeSet<Long>();
        collect(value, runs);
        return runs;
    }

    /** A value with references in it, as JSON holds it. */
    static Object toJson(Object value) {
        var reference = of(value);
        if (reference.isPresent()) {
            return reference.get().toJson();
        }
        return switch (value) {
            case Structure structure -> StructureJson.toMap(structure);
            case Map<?, ?> map -> {
                var json = new LinkedHashMap<String, Object>();
                map.forEach((name, inner) -> json.put(String.valueOf(name), toJson(inner)));
                yield json;
            }
            case Collection<?> list -> list.stream().map(RunReference::toJson).toList();
            default -> value;
        };
    }

    /** @param value null where a YAML file says so within a mapping */
    private static void collect(@Nullable Object value, Set<Long> runs) {
        if (value == null) {
            return;
        }
        var reference = of(value);
        if (reference.isPresent()) {
            runs.add(reference.get().run());
            return;
        }
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(inner -> collect(inner, runs));
            case Collection<?> list -> list.forEach(inner -> collect(inner, runs));
            default -> {}
        }
    }
}
