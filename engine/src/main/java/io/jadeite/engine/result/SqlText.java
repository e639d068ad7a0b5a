package io.jadeite.engine.result;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement in the making, with the values that are bound to its marks. For one thread. */
final class SqlText {
    private final StringBuilder words = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** The words, with a value for each mark in them. */
    SqlText add(String sql, Object... bound) {
        words.append(sql);
        values.addAll(List.of(bound));
        return this;
    }

    String words() {
        return words.toString();
    }

    @Nullable
    Object[] values() {
        return values.toArray(new @Nullable Object[0]);
    }
}
