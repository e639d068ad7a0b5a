package io.jadeite.dsl.script.value;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON that tells their types, so that {@link Decoder} makes the same of it in another process: numbers, texts, times,
 * structures, records, enums, lists, sets, maps, arrays of them. Nothing else: no object is taken apart that isn't a plain value.
 * For one thread.
 */
public final class Encoder {
    /** Writes what this room doesn't know, such as closures. */
    @FunctionalInterface
    public interface Outside {
        /** Empty where it doesn't know the value either. */
        Optional<Object> encode(Object value, String path);
    }

    private final Outside outside;
    private final Consumer<Class<?>> types;
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param types is told each class that the values name */
    public Encoder(Outside outside, Consumer<Class<?>> types) {
        this.outside = outside;
        this.types = types;
    }

    /** For values that name no class of a script. */
    public static Encoder plain() {
        return new Encoder((value, path) -> Optional.empty(), type -> {});
    }

    /**
     * @param path where the value stands, in words: {@code 'options'.limits[2]}
     * @throws InputException where it can't travel, with its place and what to do
     */
    public @Nullable Object encode(@Nullable Object value, String path) {
        if (value == null || value instanceof Boolean || value instanceof String || value instanceof Integer) {
            return value;
        }
        var known = outside.encode(value, path);
        if (known.isPresent()) {
            return known.get();
        }
        return simple(value).orElseGet(() -> composed(value, path));
    }

    private Optional<Object> simple(Object value) {
        return Optional.ofNullable(
                switch (value) {
                    case CharSequence text -> text.toString();
                    case Double number -> Double.isFinite(number) ? number : Tag.of("double", number.toString());
                    case Long number -> Tag.of("long", number.toString());
                    case Float number -> Tag.of("float", number.toString());
                    case Short number -> Tag.of("short", number.toString());
                    case Byte number -> Tag.of("byte", number.toString());
                    case BigDecimal number -> Tag.of("decimal", number.toString());
                    case BigInteger number -> Tag.of("integer", number.toString());
                    case Character letter -> Tag.of("char", letter.toString());
                    case UUID id -> Tag.of("uuid", id.toString());
                    case java.nio.file.Path path -> Tag.of("path", path.toString());
                    case java.io.File file -> Tag.of("file", file.toString());
                    case java.net.URI uri -> Tag.of("uri", uri.toString());
                    case java.util.Date date -> Tag.of("date", date.toInstant().toString());
                    case Temporal time when Tag.isTime(time.getClass()) -> time(time);
                    case TemporalAmount time when Tag.isTime(time.getClass()) -> time(time);
                    case Structure structure -> Tag.of("structure", StructureJson.toMap(structure));
                    case Result result -> Tag.of("result", Map.of("origin", result.origin(), "values", result.toMap()));
                    default -> null;
                });
    }

    private static Object time(Object time) {
        return Tag.of("time", List.of(time.getClass().getName(), time.toString()));
    }

    private @Nullable Object composed(Object value, String path) {
        if (!open.add(value)) {
            throw new InputException("%s contains itself, which JSON can't tell.".formatted(path));
        }
        try {
            return switch (value) {
                case Enum<?> constant -> named("enum", constant.getDeclaringClass(), constant.name());
                case Class<?> type -> named("class", type, "");
                case Record record -> named("record", record.getClass(), recordValues(record, path));
                case Map<?, ?> map -> map(map, path);
                case List<?> list -> list(list, path);
                case Set<?> set -> Tag.of("set", list(set, path));
                default -> {
                    if (value.getClass().isArray()) {
                        yield array(value, path);
                    }
                    throw new InputException("%s is a %s, which can't travel to a worker. %s"
                            .formatted(path, value.getClass().getTypeName(), advice(value)));
                }
            };
        } finally {
            open.remove(value);
        }
    }

    private static String advice(Object value) {
        if (value instanceof Stays stays) {
            return stays.whatToDo();
        }
        if (value instanceof AutoCloseable) {
            return "It is open in this process alone: open it inside the workflow.";
        }
        boolean hasFields = !value.getClass().getName().startsWith("java.")
                && !value.getClass().isSynthetic()
                && !value.getClass().isHidden();
        return hasFields
                ? "Make it a record, pass what it holds as inputs, or make it inside the workflow."
                : "Pass it as an input, or make it inside the workflow.";
    }

    private Map<String, Object> named(String tag, Class<?> type, Object content) {
        types.accept(type);
        return Tag.of(tag, List.of(type.getName(), content));
    }

    private Map<String, @Nullable Object> recordValues(Record record, String path) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        Records.values(record).forEach((name, value) -> values.put(name, encode(value, path + "." + name)));
        return values;
    }

    private Object map(Map<?, ?> map, String path) {
        boolean isPlain = map.keySet().stream().allMatch(key -> key instanceof String text && !text.equals(Tag.NAME));
        if (isPlain) {
            var plain = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, value) -> plain.put((String) key, encode(value, path + "." + key)));
            return plain;
        }
        var pairs = new ArrayList<@Nullable Object>();
        map.forEach((key, value) -> {
            var pair = new ArrayList<@Nullable Object>();
            pair.add(encode(key, path + " (a key)"));
            pair.add(encode(value, "%s[%s]".formatted(path, key)));
            pairs.add(pair);
        });
        return Tag.of("map", pairs);
    }

    private List<@Nullable Object> list(Iterable<?> values, String path) {
        var list = new ArrayList<@Nullable Object>();
        for (var value : values) {
            list.add(encode(value, "%s[%d]".formatted(path, list.size())));
        }
        return list;
    }

    private Object array(Object array, String path) {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Array.getLength(array); i++) {
            values.add(encode(Array.get(array, i), "%s[%d]".formatted(path, i)));
        }
        types.accept(array.getClass().getComponentType());
        return Tag.of("array", List.of(array.getClass().getComponentType().getName(), values));
    }
}
