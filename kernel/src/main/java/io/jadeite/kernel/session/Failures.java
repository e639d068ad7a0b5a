package io.jadeite.kernel.session;

import io.jadeite.engine.problem.InputException;
import io.jadeite.kernel.session.CellFailure.Place;
import io.jadeite.kernel.session.CellFailure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failures of the code of cells, as people should read them. */
public final class Failures {
    private static final int MOST_CAUSES = 10;

    private Failures() {}

    /** @param way through cells, the innermost place first */
    public static CellFailure of(Throwable thrown, List<Place> way) {
        var place = way.stream().findFirst();
        var problems = new ArrayList<Problem>();
        if (thrown instanceof InputException input) {
            input.problems().forEach(problem -> problems.add(new Problem(problem, place)));
        } else {
            problems.add(new Problem(message(thrown), place));
        }
        int causes = 0;
        var told = message(thrown);
        for (@Nullable Throwable cause = thrown.getCause();
                cause != null && causes < MOST_CAUSES;
                cause = cause.getCause()) {
            var message = cause.getClass().getSimpleName() + (message(cause).isEmpty() ? "" : ": " + message(cause));
            if (!told.contains(message(cause)) || message(cause).isEmpty()) {
                problems.add(new Problem("Caused by " + message, Optional.empty()));
            }
            told = told + message(cause);
            causes++;
        }
        return new CellFailure(name(thrown), problems, way, Optional.of(thrown));
    }

    private static String name(Throwable thrown) {
        var name = thrown.getClass().getSimpleName();
        return name.isEmpty() ? thrown.getClass().getName() : name;
    }

    private static String message(Throwable thrown) {
        try {
            return thrown.getMessage() == null ? "" : thrown.getMessage().strip();
        } catch (RuntimeException e) {
            // Code of the user, which may fail itself.
            return "(no message: its getMessage() fails)";
        }
    }
}
