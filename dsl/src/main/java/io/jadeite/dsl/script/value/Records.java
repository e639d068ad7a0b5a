package io.jadeite.dsl.script.value;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records, of scripts and cells too, taken apart and made again by their components. */
public final class Records {
    private Records() {}

    public static Map<String, @Nullable Object> values(Record record) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), value(record, component));
        }
        return values;
    }

    /**
     * @param values by the names of all components
     * @throws InputException where the record's own constructor refuses them
     */
    public static Record make(Class<?> type, Map<String, ? extends @Nullable Object> values) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var arguments = Arrays.stream(components)
                .map(component -> fitting(component.getType(), values.get(component.getName())))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new InputException("%s can't be made of %s: %s."
                    .formatted(
                            type.getSimpleName(),
                            values,
                            e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new InputException(
                    "%s can't be made of %s; it has %s.".formatted(type.getSimpleName(), values, List.of(components)));
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new JadeiteException(
                    "The component %s of %s can't be read."
                            .formatted(component.getName(), record.getClass().getSimpleName()),
                    e);
        }
    }

    /** JSON has one kind of whole numbers and one of others. */
    private static @Nullable Object fitting(Class<?> type, @Nullable Object value) {
        if (value instanceof Number number) {
            return switch (type.getName()) {
                case "double", "java.lang.Double" -> number.doubleValue();
                case "float", "java.lang.Float" -> number.floatValue();
                case "long", "java.lang.Long" -> number.longValue();
                case "int", "java.lang.Integer" -> number.intValue();
                case "short", "java.lang.Short" -> number.shortValue();
                case "byte", "java.lang.Byte" -> number.byteValue();
                default -> value;
            };
        }
        return value;
    }
}
