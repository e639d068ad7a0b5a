package io.jadeite.kernel.language;

/** Whether code can be run as it stands. */
public sealed interface Completeness {
    record Complete() implements Completeness {}

    /** Something is open; {@code indent} is what the next line should begin with. */
    record Incomplete(String indent) implements Completeness {}

    /** No line added could mend it. */
    record Invalid() implements Completeness {}

    record Unknown() implements Completeness {}
}
