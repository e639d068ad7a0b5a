package io.jadeite.kernel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cell ended. */
public sealed interface Outcome {
    /** With a value, which the notebook shows. */
    record Value(@Nullable Object value) implements Outcome {}

    /** With nothing to show: a definition, an assignment, {@code println}. */
    record Nothing() implements Outcome {}

    /**
     * By an error.
     *
     * @param name the error's simple name: {@code ArithmeticException}, {@code CompilationError}
     * @param message what went wrong, without the name; may be empty
     * @param traceback lines to show, with ANSI colours where they help: the message first, then the cell's line marked, then
     *     the frames that are the user's
     */
    record Failure(String name, String message, List<String> traceback) implements Outcome {
        public Failure {
            traceback = List.copyOf(traceback);
        }
    }

    /** It was interrupted. */
    record Interrupted() implements Outcome {}
}
