package io.jadeite.engine.run;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a worker's tags choose runs. A worker without tags takes any run. */
public enum TagMatch {
    /** All the worker's tags are on the run. */
    ALL,
    /** At least one of the worker's tags is on the run. */
    ANY,
    /** The worker's tags are the very ones that the user put on the run. */
    EXACT;

    /**
     * Whether a worker may take a run.
     *
     * @param worker the worker's tags
     * @param run every tag of the run, those given by Jadeite (type, calculator, full name) among them
     * @param user the tags that the user put on it
     */
    public boolean accepts(Tags worker, Tags run, Tags user) {
        return switch (this) {
            case ALL -> run.containsAll(worker);
            case ANY -> worker.isEmpty() || run.sharesAnyWith(worker);
            case EXACT -> worker.isEmpty() || user.equals(worker);
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InputException for anything but all, any, exact */
    public static TagMatch ofWord(String word) {
        List<String> words = Arrays.stream(values()).map(TagMatch::word).toList();
        return Arrays.stream(values())
                .filter(match -> match.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InputException("--match is one of %s, found '%s'.%s"
                        .formatted(String.join(", ", words), word, Nearest.question(word, words))));
    }
}
