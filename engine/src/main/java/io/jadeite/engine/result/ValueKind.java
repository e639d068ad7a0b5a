package io.jadeite.engine.result;

/** What kind of values a column of results holds. */
public enum ValueKind {
    /** How many: {@code Integer}. */
    COUNT,
    /** Whole numbers: {@code Long}. */
    WHOLE,
    /** {@code Double}. */
    REAL,
    /** {@code String}. */
    TEXT,
    /** Lists, objects and structures: {@code String}, their JSON. */
    JSON,
    /** {@code Boolean}. */
    FLAG,
    /** {@code java.time.Instant}, in milliseconds. */
    TIME
}
