package io.jadeite.dsl.script.value;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.io.StructureJson;
import java.io.File;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes values of what {@link Encoder} wrote. Classes are those of one loader: of a bundle, or of this program. */
public final class Decoder {
    /** Reads tags that this room doesn't know. */
    @FunctionalInterface
    public interface Outside {
        /** Empty where it doesn't know the tag either. */
        Optional<Object> decode(String tag, Object content);
    }

    /** Finds the class of a name that was written by another process. */
    @FunctionalInterface
    public interface Types {
        Class<?> find(String name) throws ClassNotFoundException;
    }

    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "int",
            int.class,
            "long",
            long.class,
            "double",
            double.class,
            "float",
            float.class,
            "boolean",
            boolean.class,
            "char",
            char.class,
            "short",
            short.class,
            "byte",
            byte.class);

    private final Types types;
    private final Outside outside;

    public Decoder(Types types, Outside outside) {
        this.types = types;
        this.outside = outside;
    }

    /** For values that name no class of a script. */
    public static Decoder plain() {
        return new Decoder(
                name -> Class.forName(name, true, Decoder.class.getClassLoader()), (tag, content) -> Optional.empty());
    }

    /** @throws InputException where it names what isn't there */
    public @Nullable Object decode(@Nullable Object json) {
        return switch (json) {
            case List<?> list -> list(list);
            case Map<?, ?> map
            when map.containsKey(Tag.NAME) ->
                tagged(String.valueOf(map.get(Tag.NAME)), Objects.requireNonNull(map.get(Tag.CONTENT)));
            // As another run's result has it.
            case Map<?, ?> map when "Structure".equals(map.get("@class")) -> StructureJson.fromMap(map);
            case Map<?, ?> map -> {
                var values = new LinkedHashMap<Object, @Nullable Object>();
                map.forEach((key, value) -> values.put(key, decode(value)));
                yield values;
            }
            case null -> null;
            default -> json;
        };
    }

    private Object tagged(String tag, Object content) {
        var text = String.valueOf(content);
        return switch (tag) {
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "byte" -> Byte.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            case "integer" -> new BigInteger(text);
            case "char" -> text.charAt(0);
            case "uuid" -> UUID.fromString(text);
            case "path" -> Path.of(text);
            case "file" -> new File(text);
            case "uri" -> URI.create(text);
            case "date" -> Date.from(Instant.parse(text));
            case "structure" -> StructureJson.fromMap((Map<?, ?>) content);
            case "set" -> new LinkedHashSet<>(list((List<?>) content));
            case "map" -> pairs((List<?>) content);
            case "time", "enum", "class", "record", "array" -> named(tag, (List<?>) content);
            case "result" -> result((Map<?, ?>) content);
            default ->
                outside.decode(tag, content)
                        .orElseThrow(() -> new InputException(
                                "A value has the type '%s', which this Jadeite doesn't know; it was written by a newer one."
                                        .formatted(tag)));
        };
    }

    private static Result result(Map<?, ?> content) {
        var values = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(content.get("values")))
                .forEach((name, value) -> values.put(String.valueOf(name), value));
        return new Result(String.valueOf(content.get("origin")), values);
    }

    private Object named(String tag, List<?> content) {
        var type = find(String.valueOf(content.getFirst()));
        var of = content.getLast();
        return switch (tag) {
            case "time" -> parse(type, String.valueOf(of));
            case "enum" -> constant(type, String.valueOf(of));
            case "class" -> type;
            case "record" -> {
                var values = new LinkedHashMap<String, @Nullable Object>();
                ((Map<?, ?>) of).forEach((name, value) -> values.put(String.valueOf(name), decode(value)));
                yield Records.make(type, values);
            }
            default -> array(type, (List<?>) of);
        };
    }

    private Class<?> find(String name) {
        var primitive = PRIMITIVES.get(name);
        try {
            return primitive == null ? name.startsWith("[") ? arrayType(name) : types.find(name) : primitive;
        } catch (ClassNotFoundException e) {
            throw new InputException("A value is of the class %s, which isn't known here.".formatted(name));
        }
    }

    private Class<?> arrayType(String name) throws ClassNotFoundException {
        return name.startsWith("[[") || name.length() == 2
                ? Class.forName(name)
                : find(name.substring(2, name.length() - 1)).arrayType();
    }

    private static Object parse(Class<?> type, String text) {
        if (!Tag.isTime(type)) {
            throw new InputException("%s is no time.".formatted(type.getName()));
        }
        try {
            return type.getMethod(type == java.time.ZoneId.class ? "of" : "parse", CharSequence.class)
                    .invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new InputException("'%s' can't be read as a %s.".formatted(text, type.getName()));
        }
    }

    private static Object constant(Class<?> type, String name) {
        for (var constant : Objects.requireNonNull(type.getEnumConstants(), type.getName())) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new InputException("%s has no constant %s.".formatted(type.getName(), name));
    }

    private Object array(Class<?> component, List<?> values) {
        var array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, decode(values.get(i)));
        }
        return array;
    }

    private Map<Object, @Nullable Object> pairs(List<?> pairs) {
        var map = new LinkedHashMap<Object, @Nullable Object>();
        pairs.forEach(pair -> map.put(
                Objects.requireNonNull(decode(((List<?>) pair).getFirst())), decode(((List<?>) pair).getLast())));
        return map;
    }

    private List<@Nullable Object> list(List<?> values) {
        var list = new ArrayList<@Nullable Object>();
        values.forEach(value -> list.add(decode(value)));
        return list;
    }
}
