package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultValue;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * A column that is being filled, row by row, with values of its kind or nothing where one is missing. For one thread.
 *
 * @param append takes a value of the column's class, or null
 */
record Filling(Column<?> column, Consumer<@Nullable Object> append) {
    static Filling of(ResultValue column) {
        var name = column.scriptName();
        return switch (column.kind()) {
            case COUNT -> counts(name);
            case WHOLE -> wholes(name);
            case REAL -> reals(name);
            case TEXT, JSON -> texts(name);
            case FLAG -> flags(name);
            case TIME -> times(name);
        };
    }

    static Filling counts(String name) {
        var column = IntColumn.create(name);
        return new Filling(column, value -> {
            if (value instanceof Integer count) {
                column.append(count.intValue());
            } else {
                column.appendMissing();
            }
        });
    }

    static Filling wholes(String name) {
        var column = LongColumn.create(name);
        return new Filling(column, value -> {
            if (value instanceof Long whole) {
                column.append(whole.longValue());
            } else {
                column.appendMissing();
            }
        });
    }

    static Filling reals(String name) {
        var column = DoubleColumn.create(name);
        return new Filling(column, value -> {
            if (value instanceof Double real) {
                column.append(real.doubleValue());
            } else {
                column.appendMissing();
            }
        });
    }

    static Filling texts(String name) {
        var column = StringColumn.create(name);
        return new Filling(column, value -> {
            if (value instanceof String text) {
                column.append(text);
            } else {
                column.appendMissing();
            }
        });
    }

    static Filling flags(String name) {
        var column = BooleanColumn.create(name);
        return new Filling(column, value -> {
            if (value instanceof Boolean flag) {
                column.append(flag.booleanValue());
            } else {
                column.appendMissing();
            }
        });
    }

    static Filling times(String name) {
        var column = InstantColumn.create(name);
        return new Filling(column, value -> {
            if (value instanceof Instant time) {
                column.append(time);
            } else {
                column.appendMissing();
            }
        });
    }
}
