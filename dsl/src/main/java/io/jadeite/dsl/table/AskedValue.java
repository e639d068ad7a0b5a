package io.jadeite.dsl.table;

import io.jadeite.engine.result.Comparison;
import io.jadeite.engine.result.Condition;
import io.jadeite.engine.result.ResultValue;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a column's value, whichever that may be: it can be compared with given values, and nothing else. Groovy calls
 * {@link #compareTo} for each of {@code < <= == != >= >}. For one thread.
 */
@SuppressWarnings("ComparableType")
final class AskedValue implements Comparable<Object> {
    private final ResultValue column;
    private final ToIntFunction<Question> answers;
    private boolean compared;

    AskedValue(ResultValue column, ToIntFunction<Question> answers) {
        this.column = column;
        this.answers = answers;
    }

    @Override
    public int compareTo(Object other) {
        if (other instanceof AskedValue) {
            throw new RowByRow();
        }
        // Which comparison it is isn't known here, but whether the two can be compared.
        var fitting = new Condition.Compare(column, Comparison.EQUAL, other);
        compared = true;
        return answers.applyAsInt(new Question(column, fitting.value()));
    }

    boolean isCompared() {
        return compared;
    }

    /** Groovy's truth: a flag that is true, a number other than zero, a text with letters; a time always is. */
    public boolean asBoolean() {
        return switch (column.kind()) {
            case FLAG -> compareTo(true) == 0;
            case COUNT, WHOLE, REAL -> compareTo(0) != 0;
            case TEXT, JSON -> compareTo("") != 0;
            case TIME -> true;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        throw new RowByRow();
    }

    @Override
    public int hashCode() {
        throw new RowByRow();
    }

    @Override
    public String toString() {
        throw new RowByRow();
    }
}
