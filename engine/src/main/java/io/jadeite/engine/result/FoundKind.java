package io.jadeite.engine.result;

import io.jadeite.engine.run.ResultColumn;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What kind a value is that the manual doesn't list, by those that were saved. */
final class FoundKind {
    private FoundKind() {}

    /** The columns of one result's values; what is null tells no kind. */
    static Stream<ResultValue> of(Map<String, ? extends @Nullable Object> values) {
        return values.entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue()).map(value -> column(entry.getKey(), value)));
    }

    private static ResultValue column(String name, Object value) {
        var listed = ResultValues.find(name).filter(column -> column.name().equals(name));
        return listed.orElseGet(() -> ResultValue.inValues(name, kind(value), ""));
    }

    /** The kind of a result record's value. */
    static ValueKind of(ResultColumn.Kind kind) {
        return switch (kind) {
            case REAL -> ValueKind.REAL;
            case WHOLE -> ValueKind.WHOLE;
            case TEXT -> ValueKind.TEXT;
            case FLAG -> ValueKind.FLAG;
            case JSON -> ValueKind.JSON;
        };
    }

    /** The kind that takes both. */
    static ResultValue wider(ResultValue one, ResultValue other) {
        if (one.kind() == other.kind() || !(one.place() instanceof ResultValue.Place.Values)) {
            return one;
        }
        boolean numbers = isNumber(one.kind()) && isNumber(other.kind());
        return ResultValue.inValues(one.name(), numbers ? ValueKind.REAL : ValueKind.TEXT, one.unit());
    }

    private static boolean isNumber(ValueKind kind) {
        return kind == ValueKind.COUNT || kind == ValueKind.WHOLE || kind == ValueKind.REAL;
    }

    private static ValueKind kind(Object value) {
        return switch (value) {
            case Integer _, Long _ -> ValueKind.WHOLE;
            case Number _ -> ValueKind.REAL;
            case Boolean _ -> ValueKind.FLAG;
            case Collection<?> _, Map<?, ?> _ -> ValueKind.JSON;
            default -> ValueKind.TEXT;
        };
    }
}
