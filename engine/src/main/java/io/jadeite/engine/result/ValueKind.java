package io.jadeite.engine.result;

/** What kind of values a column of results holds. */
public enum ValueKind {
    /** How many: {@code Integer}. */
    COUNT,
    /** Whole numbers: {@code Long}. */
    WHOLE,
    /** {@code Double}. */
    REAL,
    /** {@code String}; lists and objects are texts of JSON. */
    TEXT,
    /** {@code Boolean}. */
    FLAG,
    /** {@code java.time.Instant}, in milliseconds. */
    TIME
}
