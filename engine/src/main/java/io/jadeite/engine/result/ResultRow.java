package io.jadeite.engine.result;

import org.jspecify.annotations.Nullable;

/**
 * One result's values in the order of the columns that were asked for; null where it has none.
 *
 * @param values each of its column's kind; not copied, as there are millions
 */
@SuppressWarnings("ArrayRecordComponent")
public record ResultRow(long run, @Nullable Object[] values) {}
