package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.run.Unit;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records as results. Each component is a value: {@code energyPerAtom} of the record is {@code energy_per_atom} of the result. Numbers,
 * texts and truth values get columns of that kind; structures, lists, maps and other records are kept as JSON.
 */
public final class RecordResult {
    private static final Set<Class<?>> REAL =
            Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);
    private static final Set<Class<?>> WHOLE =
            Set.of(long.class, Long.class, int.class, Integer.class, short.class, Short.class, byte.class, Byte.class);
    private static final Set<Class<?>> FLAG = Set.of(boolean.class, Boolean.class);
    private static final Set<Class<?>> COMPOSED = Set.of(Structure.class, Map.class, Optional.class, Object.class);

    private RecordResult() {}

    /**
     * The columns of a record's values.
     *
     * @throws InputException with each component that can't be one
     */
    public static ResultShape shapeOf(Class<? extends Record> type) {
        var problems = new Problems();
        var columns = new ArrayList<ResultColumn>();
        for (var component : type.getRecordComponents()) {
            var unit = component.getAnnotation(Unit.class);
            var column = problems.collect(() ->
                    new ResultColumn(nameOf(component), kindOf(component.getType()), unit == null ? "" : unit.value()));
            if (column != null) {
                columns.add(column);
            }
        }
        problems.throwIfAny();
        return new ResultShape(columns);
    }

    /**
     * A record's values by their names, as JSON can hold them; what is null or empty is left out.
     *
     * @throws JadeiteException where a component can't be read
     */
    public static Map<String, Object> valuesOf(Record result) {
        var values = new LinkedHashMap<String, Object>();
        for (var component : result.getClass().getRecordComponents()) {
            var value = json(read(component, result));
            if (value != null) {
                values.put(nameOf(component), value);
            }
        }
        return values;
    }

    /** {@code energyPerAtom} is {@code energy_per_atom}. */
    private static String nameOf(RecordComponent component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Kind kindOf(Class<?> type) {
        if (REAL.contains(type)) {
            return Kind.REAL;
        }
        if (WHOLE.contains(type)) {
            return Kind.WHOLE;
        }
        if (FLAG.contains(type)) {
            return Kind.FLAG;
        }
        boolean composed = COMPOSED.contains(type)
                || type.isRecord()
                || type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        return composed ? Kind.JSON : Kind.TEXT;
    }

    private static @Nullable Object json(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> optional.map(RecordResult::json).orElse(null);
            case Float number -> Double.valueOf(number.toString());
            case BigDecimal number -> number.doubleValue();
            case BigInteger number -> number.toString();
            case Number number -> number;
            case Boolean flag -> flag;
            case Structure structure -> StructureJson.toMap(structure);
            case Record inner -> valuesOf(inner);
            case Map<?, ?> map -> {
                var inner = new LinkedHashMap<String, Object>();
                map.forEach((key, one) -> {
                    var told = json(one);
                    if (told != null) {
                        inner.put(String.valueOf(key), told);
                    }
                });
                yield inner;
            }
            case Collection<?> list ->
                list.stream().map(RecordResult::json).filter(Objects::nonNull).toList();
            case Object array when array.getClass().isArray() -> json(listOf(array));
            default -> String.valueOf(value);
        };
    }

    private static List<@Nullable Object> listOf(Object array) {
        var all = new @Nullable Object[Array.getLength(array)];
        for (int i = 0; i < all.length; i++) {
            all[i] = Array.get(array, i);
        }
        return Arrays.asList(all);
    }

    private static @Nullable Object read(RecordComponent component, Record result) {
        var accessor = component.getAccessor();
        try {
            // A record of a script isn't public.
            accessor.setAccessible(true);
            return accessor.invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new JadeiteException(
                    "The value %s of a result of %s can't be read: %s."
                            .formatted(component.getName(), result.getClass().getSimpleName(), e.getCause()),
                    e);
        }
    }
}
