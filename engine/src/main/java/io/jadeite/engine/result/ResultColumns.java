package io.jadeite.engine.result;

import io.jadeite.engine.database.Row;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.text.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The columns of result records as JSON, and their values as the database holds them. */
public final class ResultColumns {
    private static final String COLUMNS = "columns";

    private ResultColumns() {}

    /** What a column of this kind holds of a value; null where the value isn't of that kind, or there is none. */
    static @Nullable Object cell(Kind kind, @Nullable Object value) {
        return switch (kind) {
            case REAL -> value instanceof Number number ? number.doubleValue() : null;
            case WHOLE -> value instanceof Integer || value instanceof Long ? ((Number) value).longValue() : null;
            case FLAG -> value instanceof Boolean ? value : null;
            case TEXT -> value instanceof String ? value : null;
            case JSON -> value == null ? null : Json.write(value);
        };
    }

    /** In words, as messages say it. */
    static String words(Kind kind) {
        return switch (kind) {
            case REAL -> "a number";
            case WHOLE -> "a whole number";
            case FLAG -> "true or false";
            case TEXT -> "a text";
            case JSON -> "a list, map or structure";
        };
    }

    /** As a file of unsaved results and the registry hold it. */
    public static String write(ResultShape shape) {
        return Json.write(shape.columns().stream()
                .map(column -> new TreeMap<>(
                        Map.of("name", column.name(), "kind", column.kind().name(), "unit", column.unit())))
                .toList());
    }

    /** @throws io.jadeite.engine.problem.InputException where it isn't what {@link #write} gave */
    public static ResultShape read(String text, String place) {
        var json = Json.readObject("{\"columns\":" + text + "}", place);
        return new ResultShape(((List<?>) json.getOrDefault(COLUMNS, List.of()))
                .stream().map(column -> column((Map<?, ?>) column)).toList());
    }

    static ResultTable table(Row row) throws SQLException {
        return new ResultTable(
                row.text("workflow"),
                row.text("table_name"),
                read(row.text(COLUMNS), "the columns of " + row.text("table_name")));
    }

    private static ResultColumn column(Map<?, ?> json) {
        return new ResultColumn(
                String.valueOf(json.get("name")),
                Kind.valueOf(String.valueOf(json.get("kind"))),
                String.valueOf(json.get("unit")));
    }
}
