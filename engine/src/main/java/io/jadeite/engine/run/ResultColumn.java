package io.jadeite.engine.run;

import io.jadeite.engine.problem.InputException;
import java.util.regex.Pattern;

/**
 * One value of a workflow's result record, and the column that it gets in the table of its own.
 *
 * @param name small letters, digits and underscores, beginning with a letter
 * @param unit as it stands in tables: {@code eV}; empty where there is none
 */
public record ResultColumn(String name, Kind kind, String unit) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,58}");

    /** What a column holds. */
    public enum Kind {
        /** A double. */
        REAL,
        /** A whole number of 64 bits. */
        WHOLE,
        TEXT,
        /** True or false, as 1 or 0. */
        FLAG,
        /** Anything else that JSON can hold, as its text: lists, maps, structures. */
        JSON
    }

    /** @throws InputException where the name is no such word */
    public ResultColumn {
        if (!NAME.matcher(name).matches()) {
            throw new InputException(
                    "A result value is named by at most 59 small letters, digits and underscores, found '%s'."
                            .formatted(name));
        }
    }

    /** Whether a value of the other kind fits into this column without loss. */
    public boolean holds(Kind other) {
        return kind == other || (kind == Kind.REAL && other == Kind.WHOLE);
    }
}
