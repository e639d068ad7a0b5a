package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultQuery;
import java.util.Comparator;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Sorts a table in memory as the database does it: missing values last, equal ones as they were. */
final class Sorting {
    private Sorting() {}

    static Table of(Table table, ResultQuery.Order order) {
        Column<?> column = table.column(order.column().scriptName());
        Comparator<Row> byValue =
                (one, other) -> compare(column, one.getRowNumber(), other.getRowNumber(), order.descending());
        return table.sortOn(byValue.thenComparingInt(Row::getRowNumber));
    }

    @SuppressWarnings("unchecked")
    private static int compare(Column<?> column, int one, int other, boolean descending) {
        boolean noOne = column.isMissing(one);
        boolean noOther = column.isMissing(other);
        if (noOne || noOther) {
            return Boolean.compare(noOne, noOther);
        }
        int ordered = ((Comparable<Object>) column.get(one)).compareTo(column.get(other));
        return descending ? -ordered : ordered;
    }
}
