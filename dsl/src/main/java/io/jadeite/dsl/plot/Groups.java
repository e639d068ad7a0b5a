package io.jadeite.dsl.plot;

import io.jadeite.engine.problem.InputException;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;

/**
 * Which group each row is of.
 *
 * @param names in the order in which they first appear
 * @param ofRow the place of each row's name among them
 */
record Groups(String column, List<String> names, List<Integer> ofRow) {
    /** More can't be told apart by eye. */
    static final int MOST = 12;

    static Groups of(Column<?> column) {
        var words =
                IntStream.range(0, column.size()).mapToObj(column::getString).toList();
        var names = words.stream().distinct().toList();
        if (names.size() > MOST) {
            throw new InputException(
                    "Column '%s' has %d different values; a plot tells at most %d series apart. Filter the table first."
                            .formatted(column.name(), names.size(), MOST));
        }
        return new Groups(
                column.name(), names, words.stream().map(names::indexOf).toList());
    }

    /** As a legend says it; an empty value is one, too. */
    String name(int group) {
        return names.get(group).isEmpty() ? "no " + Quantity.of(column).label() : names.get(group);
    }
}
