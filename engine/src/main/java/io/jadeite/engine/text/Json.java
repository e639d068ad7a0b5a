package io.jadeite.engine.text;

import io.jadeite.engine.problem.InputException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON to plain maps and lists, and back, in one line. Doubles keep their exact value. */
public final class Json {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    // Holds no state that changes; the mapper is made at the first use, as its classes cost start-up time.
    private static final class Mapper {
        static final JsonMapper INSTANCE = JsonMapper.builder().build();
    }

    private Json() {}

    public static String write(Object value) {
        return Mapper.INSTANCE.writeValueAsString(value);
    }

    /** @throws InputException where the text is no JSON object; the place is named */
    public static Map<String, Object> readObject(String text, String place) {
        try {
            var value = Mapper.INSTANCE.readValue(text, OBJECT);
            if (value == null) {
                throw new InputException("%s is not the JSON that it should be: it is null.".formatted(place));
            }
            return value;
        } catch (JacksonException e) {
            var at = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new InputException(
                    "%s%s is not the JSON that it should be: %s.".formatted(place, at, e.getOriginalMessage()));
        }
    }
}
