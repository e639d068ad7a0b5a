package io.jadeite.engine.problem;

import java.util.List;

/** Input that can't be used: all that is wrong with it, told at once. Nothing was changed or queued. */
public final class InputException extends JadeiteException {
    private final List<String> problems;

    public InputException(String problem) {
        this(List.of(problem));
    }

    public InputException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each thing that is wrong, a sentence or two each. */
    public List<String> problems() {
        return problems;
    }
}
