package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.dsl.script.value.Encoder;
import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Marks a parameter's value as written by an {@link Encoder}, so that nobody writes it twice. */
final class Envelope {
    private static final String NAME = "$value";

    private Envelope() {}

    /**
     * @param given a value, or its envelope
     * @param check refuses values that don't fit
     */
    static Object of(Object given, UnaryOperator<Object> check) {
        if (given instanceof Map<?, ?> map
                && map.keySet().equals(Map.of(NAME, "").keySet())) {
            return given;
        }
        var encoder = new Encoder(Envelope::later, type -> {});
        var json = encoder.encode(check.apply(given), "it");
        return Map.of(NAME, json == null ? List.of() : json);
    }

    static @Nullable Object open(Object value, Decoder decoder) {
        if (value instanceof Map<?, ?> map && map.containsKey(NAME)) {
            return decoder.decode(map.get(NAME));
        }
        throw new InputException("should have been written by a newer or older Jadeite, found '%s'".formatted(value));
    }

    private static Optional<Object> later(Object value, String path) {
        return value instanceof Given.Later later
                ? Optional.of(later.reference().toJson())
                : Optional.empty();
    }
}
