package io.jadeite.engine.workflow;

import io.jadeite.engine.structure.Structure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A workflow's parameters with their values, checked and complete. Made by {@link Configuration}. */
public record Arguments(Map<String, Object> values) {
    public Arguments {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What it is about in a word, for lists: the formula of its structure; empty where it has none. */
    public String subject() {
        return switch (values.get("structure")) {
            case Structure structure -> structure.formula();
            case null -> "";
            case Object other ->
                RunReference.of(other)
                        .map(reference -> "of run " + reference.run())
                        .orElse("");
        };
    }

    /** The runs whose results stand for values: what is submitted with these waits for them. Empty: it is complete. */
    public List<Long> awaited() {
        return List.copyOf(RunReference.runsIn(values));
    }

    public Structure structure(String name) {
        return (Structure) value(name);
    }

    /** Of a parameter that takes several. */
    public List<Structure> structures(String name) {
        return ((List<?>) value(name)).stream().map(Structure.class::cast).toList();
    }

    public double real(String name) {
        return ((Number) value(name)).doubleValue();
    }

    public int whole(String name) {
        return Math.toIntExact(((Number) value(name)).longValue());
    }

    public long seed(String name) {
        return ((Number) value(name)).longValue();
    }

    public String text(String name) {
        return (String) value(name);
    }

    private Object value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
