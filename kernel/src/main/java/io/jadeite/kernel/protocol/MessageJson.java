package io.jadeite.kernel.protocol;

import io.jadeite.engine.problem.InputException;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON to plain maps and lists, and back, by Jackson's streams alone: its mapper would cost each start of a kernel as much as the
 * sockets. Threads may share it.
 */
final class MessageJson {
    // Python writes NaN and Infinity as they stand.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private MessageJson() {}

    /** @throws InputException where this is no JSON object, with what is wrong */
    static Map<String, @Nullable Object> readObject(byte[] bytes) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InputException("is no JSON object");
            }
            var read = object(parser);
            if (parser.nextToken() != null) {
                throw new InputException("goes on after its JSON object");
            }
            return read;
        } catch (JacksonException e) {
            throw new InputException("is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new InputException("is no JSON: it ends early");
        };
    }

    /** Maps, lists, arrays of bytes (as base64), strings, numbers, booleans; anything else in its own words. */
    static byte[] write(Map<String, ? extends @Nullable Object> object) {
        var bytes = new ByteArrayOutputStream(256);
        try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(object, generator);
        }
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, JsonGenerator generator) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(Characters.whole(text));
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((name, each) -> {
                    generator.writeName(Characters.whole(String.valueOf(name)));
                    write(each, generator);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(each -> write(each, generator));
                generator.writeEndArray();
            }
            case byte[] binary -> generator.writeBinary(binary);
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Float number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            default -> generator.writeString(Characters.whole(String.valueOf(value)));
        }
    }
}
