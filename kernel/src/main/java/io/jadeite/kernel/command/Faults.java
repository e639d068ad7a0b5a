package io.jadeite.kernel.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;

/** What went wrong, told on standard error in its own words; the exit code. */
final class Faults {
    static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Faults() {}

    static int tell(JadeiteException failure) {
        return switch (failure) {
            case InputException input -> {
                input.problems().forEach(System.err::println);
                yield WRONG_USAGE;
            }
            default -> {
                System.err.println(failure.getMessage());
                yield FAILED;
            }
        };
    }
}
