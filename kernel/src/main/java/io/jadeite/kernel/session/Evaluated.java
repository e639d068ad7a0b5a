package io.jadeite.kernel.session;

import org.jspecify.annotations.Nullable;

/** What a cell's code came to. */
public sealed interface Evaluated {
    /** A value to show. */
    record Value(@Nullable Object value) implements Evaluated {}

    /** Nothing to show. */
    record Nothing() implements Evaluated {}

    /** It was stopped. */
    record Interrupted() implements Evaluated {}
}
