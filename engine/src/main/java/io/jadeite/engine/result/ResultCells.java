package io.jadeite.engine.result;

import io.jadeite.engine.database.Dialect;
import io.jadeite.engine.database.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Selects columns of results, and reads them with all their digits. */
final class ResultCells {
    private static final Pattern NUMBER = Pattern.compile("-?\\d.*");

    private final List<ResultValue> columns;
    private final int run;

    ResultCells(List<ResultValue> columns) {
        this.columns = List.copyOf(columns);
        this.run = columns.indexOf(ResultValues.RUN);
    }

    /** The run's number first, then each other column. */
    void select(Dialect dialect, SqlText text) {
        text.add("select result.run_id");
        for (int i = 0; i < columns.size(); i++) {
            if (i == run) {
                continue;
            }
            var column = columns.get(i);
            text.add(", ");
            switch (column.place()) {
                case ResultValue.Place.Common common -> text.add(common.sql());
                case ResultValue.Place.Own _ -> new ConditionSql(dialect, text).value(column);
                case ResultValue.Place.Values _ ->
                    text.add(
                            isText(column.kind()) ? dialect.jsonText(Results.VALUES) : dialect.jsonRaw(Results.VALUES),
                            column.name());
            }
        }
    }

    ResultRow read(Row row) throws SQLException {
        var number = Objects.requireNonNull(row.numberOrNull(1));
        var values = new @Nullable Object[columns.size()];
        int place = 2;
        for (int i = 0; i < values.length; i++) {
            values[i] = i == run ? number : value(columns.get(i), row, place++);
        }
        return new ResultRow(number, values);
    }

    private static boolean isText(ValueKind kind) {
        return kind == ValueKind.TEXT || kind == ValueKind.JSON;
    }

    private static @Nullable Object value(ResultValue column, Row row, int place) throws SQLException {
        if (column.place() instanceof ResultValue.Place.Values) {
            return written(column.kind(), row.textOrNull(place));
        }
        return switch (column.kind()) {
            case COUNT -> count(row.numberOrNull(place));
            case WHOLE -> row.numberOrNull(place);
            case REAL -> real(row.realOrNull(place));
            case TEXT, JSON -> row.textOrNull(place);
            case FLAG -> flag(row.numberOrNull(place));
            case TIME -> time(row.numberOrNull(place));
        };
    }

    /** As it stands in JSON; nothing where it is something else than the column's kind. */
    private static @Nullable Object written(ValueKind kind, @Nullable String json) {
        if (json == null) {
            return null;
        }
        return switch (kind) {
            case TEXT, JSON -> json;
            case COUNT -> NUMBER.matcher(json).matches() ? (Object) (int) Double.parseDouble(json) : null;
            case REAL -> NUMBER.matcher(json).matches() ? Double.valueOf(json) : null;
            case WHOLE -> NUMBER.matcher(json).matches() ? (Object) (long) Double.parseDouble(json) : null;
            case FLAG -> json.equals("true") ? (Object) true : json.equals("false") ? false : null;
            case TIME -> NUMBER.matcher(json).matches() ? time((long) Double.parseDouble(json)) : null;
        };
    }

    /** What isn't a number is a missing one, in SQLite anyway. */
    private static @Nullable Double real(@Nullable Double value) {
        return value == null || value.isNaN() ? null : value;
    }

    private static @Nullable Integer count(@Nullable Long value) {
        return value == null ? null : (Integer) Math.toIntExact(value);
    }

    private static @Nullable Boolean flag(@Nullable Long value) {
        return value == null ? null : value != 0;
    }

    private static @Nullable Instant time(@Nullable Long milliseconds) {
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
