package io.jadeite.dsl.table;

import java.util.Set;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.columns.Column;

/** In which form a column's values are shown: by its type, and a few by their name. */
enum Form {
    TEXT,
    /** A number with digits behind the point. */
    REAL,
    WHOLE,
    /** Seconds, shown as {@code 1h30m}. */
    DURATION,
    /** A point in time. */
    TIME,
    /** A state of a run or a worker. */
    STATE,
    FLAG;

    private static final Set<String> STATES = Set.of("state", "status");

    static Form of(Column<?> column) {
        var type = column.type();
        var name = column.name();
        if (type.equals(ColumnType.DOUBLE) || type.equals(ColumnType.FLOAT)) {
            return name.equals("took") ? DURATION : REAL;
        }
        if (type.equals(ColumnType.INTEGER) || type.equals(ColumnType.LONG) || type.equals(ColumnType.SHORT)) {
            return WHOLE;
        }
        if (type.equals(ColumnType.INSTANT)) {
            return TIME;
        }
        if (type.equals(ColumnType.BOOLEAN)) {
            return FLAG;
        }
        return STATES.contains(name) ? STATE : TEXT;
    }

    /** Aligned to the right, and sorted by its amount. */
    boolean isNumber() {
        return this == REAL || this == WHOLE || this == DURATION;
    }
}
