package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultValues;
import tech.tablesaw.columns.Column;

/**
 * What stands above a column.
 *
 * @param unit empty where the values have none, or say it themselves
 */
record Heading(String name, String unit, Form form) {
    static Heading of(Column<?> column) {
        var form = Form.of(column);
        return new Heading(column.name(), form == Form.REAL ? ResultValues.unit(column.name()) : "", form);
    }

    /** {@code energy (eV)}. */
    String words() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
