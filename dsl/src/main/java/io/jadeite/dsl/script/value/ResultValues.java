package io.jadeite.dsl.script.value;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a workflow's code gives back, as named values that JSON can hold. */
public final class ResultValues {
    private ResultValues() {}

    /**
     * A result's or a map's own names, a record's components, or one value named {@code value}.
     *
     * @throws InputException where JSON can't hold it
     */
    public static Map<String, Object> of(@Nullable Object returned) {
        var values = new LinkedHashMap<String, Object>();
        switch (returned) {
            case null -> {}
            case Result result -> values.putAll(result.toMap());
            case Map<?, ?> map -> map.forEach((name, value) -> put(values, String.valueOf(name), value));
            case Record record
            when !(returned instanceof Structure) ->
                Records.values(record).forEach((name, value) -> put(values, name, value));
            default -> put(values, Result.VALUE, returned);
        }
        return values;
    }

    /**
     * The value of a step, as JSON can hold it.
     *
     * @param name where it stands, for messages
     */
    public static @Nullable Object plain(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case String text -> text;
            case CharSequence text -> text.toString();
            case Integer number -> number;
            case Long number -> number;
            case Double number -> finite(name, number);
            case Float number -> finite(name, number.doubleValue());
            case BigInteger number -> number;
            case BigDecimal number -> number.doubleValue();
            case Number number -> number.longValue();
            case Enum<?> constant -> constant.name();
            case Structure structure -> StructureJson.toMap(structure);
            case Result result -> result.toMap();
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(name + "." + key, inner)));
                yield plain;
            }
            case Collection<?> list -> plainList(name, list);
            case double[] numbers ->
                plainList(name, Arrays.stream(numbers).boxed().toList());
            case int[] numbers -> plainList(name, Arrays.stream(numbers).boxed().toList());
            case long[] numbers ->
                plainList(name, Arrays.stream(numbers).boxed().toList());
            case Object[] values -> plainList(name, Arrays.asList(values));
            case Record record -> plain(name, Records.values(record));
            default ->
                throw new InputException(
                        "%s is a %s, which can't be saved as a result. Return numbers, texts, structures, lists, maps or records of them."
                                .formatted(name, value.getClass().getName()));
        };
    }

    private static List<@Nullable Object> plainList(String name, Collection<?> values) {
        var plain = new ArrayList<@Nullable Object>();
        for (var value : values) {
            plain.add(plain("%s[%d]".formatted(name, plain.size()), value));
        }
        return plain;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        var plain = plain(name, value);
        if (plain != null) {
            values.put(Spelling.snake(name), plain);
        }
    }

    private static double finite(String name, double number) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw new InputException("%s is %s, which can't be saved as a result. Leave it out where there is no number."
                .formatted(name, number));
    }
}
