package io.jadeite.engine.vasp.output.vasprun;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tags with their values as VASP echoes them: {@code Boolean}, {@code Long}, {@code Double}, {@code String}, or a list of
 * these. A missing number (stars) is {@code Double.NaN}. Never changes.
 */
public record Parameters(Map<String, Object> values) {
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Optional<Object> get(String tag) {
        return Optional.ofNullable(values.get(tag));
    }

    /** False where it isn't said. */
    public boolean isOn(String tag) {
        return values.get(tag) instanceof Boolean on && on;
    }

    public long whole(String tag, long otherwise) {
        return values.get(tag) instanceof Long number ? number : otherwise;
    }

    /** Whole numbers too. */
    public double number(String tag, double otherwise) {
        return values.get(tag) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Empty where it isn't said. */
    public String text(String tag) {
        return values.get(tag) instanceof String text ? text : "";
    }

    /** Empty where it isn't said, or is no list of numbers. */
    public List<Double> numbers(String tag) {
        if (!(values.get(tag) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Number.class::isInstance)
                .map(number -> ((Number) number).doubleValue())
                .toList();
    }
}
