package io.jadeite.engine.calculation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks for one kind of error in the directory of a calculation, and says what would help. It only reads; it keeps nothing in mind, so
 * that a calculation that goes on elsewhere is at the same rung of a ladder of corrections.
 */
public interface Handler {
    /** One word, as it stands in {@code jadeite_corrections.csv}. */
    String name();

    /** Whether it looks while the program runs, too; what it finds then ends the program. */
    default boolean monitors() {
        return false;
    }

    Optional<Finding> check(Calculation calculation);

    /**
     * What handlers look at.
     *
     * @param running whether the program runs
     * @param quiet how long its output has not grown
     * @param earlier the corrections so far, in order
     */
    record Calculation(Path directory, boolean running, Duration quiet, List<Applied> earlier) {
        public Calculation {
            earlier = List.copyOf(earlier);
        }

        /** One that has ended, and was never corrected. */
        public static Calculation ended(Path directory) {
            return new Calculation(directory, false, Duration.ZERO, List.of());
        }

        /** How often this handler has corrected something for this error. */
        public long count(String handler, String error) {
            return earlier.stream()
                    .filter(applied -> applied.handler().equals(handler)
                            && applied.errors().contains(error))
                    .count();
        }
    }
}
