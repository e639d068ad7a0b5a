package io.jadeite.engine.result;

import io.jadeite.engine.database.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Conditions and columns in the words of a database. */
final class ConditionSql {
    private final Dialect dialect;
    private final SqlText text;

    ConditionSql(Dialect dialect, SqlText text) {
        this.dialect = dialect;
        this.text = text;
    }

    void add(Condition condition) {
        switch (condition) {
            case Condition.Compare compare -> compare(compare);
            case Condition.Present present -> {
                value(present.column());
                text.add(" is not null");
            }
            case Condition.Missing missing -> {
                value(missing.column());
                text.add(" is null");
            }
            case Condition.All all -> each(all.parts(), " and ", "1 = 1");
            case Condition.Any any -> each(any.parts(), " or ", "1 = 0");
        }
    }

    /** The column's value, such that it can be compared and sorted. */
    void value(ResultValue column) {
        text.add("(");
        switch (column.place()) {
            case ResultValue.Place.Common common -> comparable(column, common.sql());
            case ResultValue.Place.Own own -> {
                text.add("coalesce(");
                comparable(column, own.table() + "." + ResultTable.quoted(column.name()));
                text.add(", ");
                inValues(column);
                text.add(")");
            }
            case ResultValue.Place.Values _ -> inValues(column);
        }
        text.add(")");
    }

    private void compare(Condition.Compare compare) {
        value(compare.column());
        text.add(" " + compare.comparison().sql() + " ?", bound(compare.value()));
    }

    private void each(List<Condition> parts, String word, String none) {
        if (parts.isEmpty()) {
            text.add(none);
            return;
        }
        text.add("(");
        for (int i = 0; i < parts.size(); i++) {
            text.add(i == 0 ? "" : word);
            add(parts.get(i));
        }
        text.add(")");
    }

    private void comparable(ResultValue column, String sql) {
        text.add(
                switch (column.kind()) {
                    case REAL -> dialect.real(sql);
                    case TEXT, JSON -> dialect.plainText(sql);
                    case COUNT, WHOLE, FLAG, TIME -> sql;
                });
    }

    private void inValues(ResultValue column) {
        var name = column.name();
        switch (column.kind()) {
            case COUNT, WHOLE, REAL, TIME -> text.add(dialect.jsonNumber(Results.VALUES), name, name);
            case TEXT, JSON -> text.add(dialect.plainText("(" + dialect.jsonText(Results.VALUES) + ")"), name);
            case FLAG ->
                text.add(
                        "case when %1$s = 'true' then 1 when %1$s = 'false' then 0 end"
                                .formatted("(" + dialect.jsonRaw(Results.VALUES) + ")"),
                        name,
                        name);
        }
    }

    private static Object bound(Object value) {
        return switch (value) {
            // What lies between two milliseconds, as no time in the database does, stays between them.
            case Instant time when !time.equals(time.truncatedTo(ChronoUnit.MILLIS)) -> time.toEpochMilli() + 0.5;
            case Instant time -> time.toEpochMilli();
            case Boolean flag -> flag ? 1 : 0;
            default -> value;
        };
    }
}
