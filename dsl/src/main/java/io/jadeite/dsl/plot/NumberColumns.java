package io.jadeite.dsl.plot;

import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Columns of a table by name, for kinds of plots that read several. */
public final class NumberColumns {
    private NumberColumns() {}

    /**
     * The numbers of a column, NaN where there are none.
     *
     * @throws InputException where there is no such column, or it holds no numbers
     */
    public static double[] of(Table table, String name) {
        var column = NumberColumn.of(table, name);
        return IntStream.range(0, column.size()).mapToDouble(column::value).toArray();
    }

    /** @throws InputException where there is no such column */
    public static List<String> texts(Table table, String name) {
        var column = NumberColumn.find(table, name);
        return IntStream.range(0, column.size()).mapToObj(column::getString).toList();
    }
}
