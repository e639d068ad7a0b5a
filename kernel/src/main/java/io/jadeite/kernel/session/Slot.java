package io.jadeite.kernel.session;

import org.jspecify.annotations.Nullable;

/** Where a variable of a Java cell has its value. */
public interface Slot {
    /** Its value now. */
    @Nullable
    Object get();

    /** Its declared type. */
    Class<?> type();

    /** Puts a value of the declared type into it. */
    void set(@Nullable Object value);
}
