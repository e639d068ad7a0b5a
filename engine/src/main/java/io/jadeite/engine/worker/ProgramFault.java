package io.jadeite.engine.worker;

import io.jadeite.engine.run.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells a failure that nobody foresaw: whose code it was, and where. */
final class ProgramFault {
    /** These frames lead to the line that a user wrote, they aren't it. */
    private static final List<String> NOT_THEIRS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "groovy.",
            "groovyjarjar",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "io.jadeite.");

    private ProgramFault() {}

    /** @param travelled whether the code is its submitter's */
    static Failure of(Throwable failure, boolean travelled) {
        var place = placeOf(failure);
        if (!travelled && place.isEmpty()) {
            return new Failure(
                    "fault", "A fault in Jadeite, please report it: %s. The log has more.".formatted(failure));
        }
        return new Failure(
                "code",
                "The workflow's own code failed%s: %s."
                        .formatted(place.map(where -> " at " + where).orElse(""), failure));
    }

    /** The line nearest to the failure that is neither Jadeite's nor a language's. */
    private static Optional<String> placeOf(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> NOT_THEIRS.stream().noneMatch(frame.getClassName()::startsWith))
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .map(frame -> frame.getFileName() + " line " + frame.getLineNumber())
                .findFirst();
    }
}
