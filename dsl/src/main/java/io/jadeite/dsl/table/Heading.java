package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultValues;
import java.util.Map;
import tech.tablesaw.columns.Column;

/**
 * What stands above a column.
 *
 * @param unit empty where the values have none, or say it themselves
 */
record Heading(String name, String unit, Form form) {
    /** @param units of columns by their names, beside those that the manual lists */
    static Heading of(Column<?> column, Map<String, String> units) {
        var form = Form.of(column);
        boolean has = form == Form.REAL || form == Form.WHOLE;
        var listed = form == Form.REAL ? ResultValues.unit(column.name()) : "";
        return new Heading(column.name(), has ? units.getOrDefault(column.name(), listed) : "", form);
    }

    /** {@code energy (eV)}. */
    String words() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
