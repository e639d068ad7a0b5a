package io.jadeite.kernel.groovy;

import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingPropertyException;
import io.jadeite.dsl.script.groovy.Told;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.CellFailure.Place;
import io.jadeite.kernel.session.CellFailure.Problem;
import io.jadeite.kernel.session.CellFrames;
import io.jadeite.kernel.session.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/** Says what went wrong in a Groovy cell, and where. */
final class GroovyFailures {
    /** How the DSL begins a problem that has a line. */
    private static final Pattern PLACE =
            Pattern.compile("(?s)cell(\\d+)\\.groovy(?: line (\\d+))?(?:, column \\d+)?: (.*)");

    private GroovyFailures() {}

    /** @param shift how much further right the first line begins than in the cell */
    static CellFailure refused(CompilationFailedException failure, int cell, int shift, List<String> words) {
        var problems = new ArrayList<Problem>();
        if (failure instanceof MultipleCompilationErrorsException errors) {
            for (var error : errors.getErrorCollector().getErrors()) {
                switch (error) {
                    case SyntaxErrorMessage syntax -> problems.add(syntax(syntax, cell, shift));
                    case ExceptionMessage exception ->
                        problems.addAll(thrown(exception.getCause(), words).problems());
                    default -> problems.add(new Problem(firstLine(String.valueOf(error)), Optional.empty()));
                }
            }
        } else {
            problems.add(new Problem(firstLine(String.valueOf(failure.getMessage())), Optional.empty()));
        }
        return CellFailure.refused(problems.stream().distinct().toList());
    }

    private static Problem syntax(SyntaxErrorMessage message, int cell, int shift) {
        var cause = message.getCause();
        int line = cause.getStartLine();
        int column = cause.getStartColumn() - (line == 1 ? shift : 0);
        int length = cause.getEndLine() == line ? cause.getEndColumn() - cause.getStartColumn() : 1;
        Optional<Place> place = line < 1
                ? Optional.empty()
                : Optional.of(new Place(cell, line, Math.max(0, column), column < 1 ? 0 : Math.max(1, length)));
        return new Problem(firstLine(cause.getOriginalMessage()), place);
    }

    static CellFailure thrown(Throwable failure, List<String> words) {
        var thrown = unwrapped(failure);
        var way = CellFrames.way(thrown);
        boolean isGroovys = thrown instanceof GroovyRuntimeException || thrown instanceof IllegalArgumentException;
        if (!isGroovys && !(thrown instanceof JadeiteException)) {
            return Failures.of(thrown, way);
        }
        var told = Told.of(thrown, words);
        var kind = thrown instanceof MissingPropertyException
                ? "MissingPropertyException"
                : thrown.getClass().getSimpleName();
        var problems = (told instanceof InputException input
                        ? input.problems()
                        : List.of(String.valueOf(told.getMessage())))
                .stream()
                        .map(problem -> placed(problem, " (" + kind + ")", way))
                        .toList();
        return new CellFailure(kind, problems, way, Optional.of(thrown));
    }

    /** What the DSL says of a line may itself begin with another, of the cell that is to blame; that one counts. */
    private static Problem placed(String problem, String kind, List<Place> way) {
        var text = problem;
        var found = way.stream().findFirst();
        for (var place = PLACE.matcher(text); place.matches(); place = PLACE.matcher(text)) {
            int cell = Integer.parseInt(place.group(1));
            if (place.group(2) == null) {
                text = "cell %d: %s".formatted(cell, place.group(3));
            } else {
                text = place.group(3);
                found = Optional.of(Place.line(cell, Integer.parseInt(place.group(2))));
            }
        }
        return new Problem(text.endsWith(kind) ? text.substring(0, text.length() - kind.length()) : text, found);
    }

    private static Throwable unwrapped(Throwable failure) {
        var cause = failure;
        while ((cause instanceof InvokerInvocationException
                        || cause instanceof java.lang.reflect.InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text).replaceAll("\\s*@ line.*", "");
    }
}
