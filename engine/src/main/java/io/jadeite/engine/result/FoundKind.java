package io.jadeite.engine.result;

/** What kind a value is that the manual doesn't list, by those that were saved. */
final class FoundKind {
    private FoundKind() {}

    static ResultColumn column(String name, Object value) {
        var listed = ResultColumns.find(name).filter(column -> column.name().equals(name));
        return listed.orElseGet(() -> ResultColumn.inValues(name, of(value), ""));
    }

    /** The kind that takes both. */
    static ResultColumn wider(ResultColumn one, ResultColumn other) {
        if (one.kind() == other.kind() || one.stored().isPresent()) {
            return one;
        }
        boolean numbers = isNumber(one.kind()) && isNumber(other.kind());
        return ResultColumn.inValues(one.name(), numbers ? ValueKind.REAL : ValueKind.TEXT, one.unit());
    }

    private static boolean isNumber(ValueKind kind) {
        return kind == ValueKind.COUNT || kind == ValueKind.WHOLE || kind == ValueKind.REAL;
    }

    private static ValueKind of(Object value) {
        return switch (value) {
            case Integer _, Long _ -> ValueKind.WHOLE;
            case Number _ -> ValueKind.REAL;
            case Boolean _ -> ValueKind.FLAG;
            default -> ValueKind.TEXT;
        };
    }
}
