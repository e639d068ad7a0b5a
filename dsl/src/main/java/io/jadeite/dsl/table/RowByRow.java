package io.jadeite.dsl.table;

/** A closure does something with a value that only the value itself can answer: the rows have to be read. */
final class RowByRow extends RuntimeException {
    RowByRow() {
        super("this needs the rows themselves", null, false, false);
    }
}
