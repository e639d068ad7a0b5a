package io.jadeite.dsl.table;

import io.jadeite.engine.result.Comparison;
import io.jadeite.engine.result.Condition;
import io.jadeite.engine.result.ResultValue;
import io.jadeite.engine.result.ValueKind;
import java.util.List;

/** How a column's value stands to a given one: before it (-1), equal to it (0) or behind it (1). */
record Question(ResultValue column, Object value) {
    /** The answers that there can be. */
    List<Integer> answers() {
        if (column.kind() == ValueKind.FLAG) {
            return value.equals(true) ? List.of(-1, 0) : List.of(0, 1);
        }
        return List.of(-1, 0, 1);
    }

    /** The condition that the answer is one of these, which aren't all. */
    Condition isAnswered(List<Integer> some) {
        if (column.kind() == ValueKind.FLAG) {
            return new Condition.Compare(column, some.contains(0) ? Comparison.EQUAL : Comparison.UNEQUAL, value);
        }
        boolean equal = some.contains(0);
        var comparison = some.contains(-1)
                ? equal ? Comparison.AT_MOST : some.contains(1) ? Comparison.UNEQUAL : Comparison.LESS
                : some.contains(1) ? equal ? Comparison.AT_LEAST : Comparison.MORE : Comparison.EQUAL;
        return new Condition.Compare(column, comparison, value);
    }
}
