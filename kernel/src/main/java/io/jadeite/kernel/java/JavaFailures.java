package io.jadeite.kernel.java;

import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.CellFailure.Place;
import io.jadeite.kernel.session.CellFailure.Problem;
import io.jadeite.kernel.session.CellFrames;
import io.jadeite.kernel.session.Failures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong in a Java cell, and where. For the thread of cells. */
final class JavaFailures {
    private static final Pattern UNKNOWN =
            Pattern.compile("(cannot find symbol)\\s+symbol:\\s+(\\S+ +\\S+)(?:\\s+location:.*)?");

    private final SnippetShell shell;
    private final Map<String, Where> places = new HashMap<>();

    /** Where a snippet stands. */
    private record Where(int cell, int line) {}

    JavaFailures(SnippetShell shell) {
        this.shell = shell;
    }

    void note(Snippet snippet, int cell, int line) {
        places.put(snippet.id(), new Where(cell, line));
    }

    void forget(Snippet snippet) {
        places.remove(snippet.id());
    }

    /** What the compiler says of a snippet. */
    List<Problem> refusals(Snippet snippet, Part part, int cell, boolean isUnchanged) {
        return shell.jshell()
                .diagnostics(snippet)
                .filter(Diag::isError)
                .map(one -> new Problem(
                        inOneLine(one.getMessage(Locale.ROOT)),
                        Optional.of(place(one, snippet.source(), part, cell, isUnchanged))))
                .toList();
    }

    /** Where a name is missing doesn't matter in cells, and is a class that nobody has written. */
    private static String inOneLine(String message) {
        return UNKNOWN.matcher(message.strip()).replaceAll("$1: $2");
    }

    private static Place place(Diag diagnostic, String source, Part part, int cell, boolean isUnchanged) {
        int at = (int) Math.max(0, Math.min(diagnostic.getPosition(), source.length()));
        var before = source.substring(0, at);
        int line = (int) before.chars().filter(letter -> letter == '\n').count();
        int column = at - (before.lastIndexOf('\n') + 1);
        long length = Math.max(1, diagnostic.getEndPosition() - diagnostic.getPosition());
        boolean isColumnKnown = isUnchanged && diagnostic.getPosition() >= 0;
        return isColumnKnown
                ? new Place(cell, part.line() + line, column + (line == 0 ? part.column() : 1), (int) length)
                : Place.line(cell, part.line() + line);
    }

    /** What the code of a snippet threw. */
    CellFailure thrown(JShellException translated, @Nullable Throwable thrown) {
        if (translated instanceof UnresolvedReferenceException unresolved) {
            var problem = new Problem(missing(unresolved.getSnippet()), Optional.empty());
            return new CellFailure("NotDefined", List.of(problem), way(translated), Optional.empty());
        }
        var failure = thrown == null ? translated : thrown;
        return Failures.of(failure, way(translated));
    }

    /** What a declaration waits for. */
    String missing(DeclarationSnippet snippet) {
        var missing = shell.jshell().unresolvedDependencies(snippet).toList();
        var problems = shell.jshell()
                .diagnostics(snippet)
                .filter(Diag::isError)
                .map(one -> one.getMessage(Locale.ROOT).strip())
                .toList();
        return "%s can't be used yet: it needs %s."
                .formatted(snippet.name(), String.join(", ", missing.isEmpty() ? problems : missing));
    }

    private List<Place> way(Throwable translated) {
        var way = new ArrayList<Place>();
        for (var frame : translated.getStackTrace()) {
            place(frame)
                    .filter(place -> way.isEmpty() || !way.getLast().equals(place))
                    .ifPresent(way::add);
        }
        return way;
    }

    private Optional<Place> place(StackTraceElement frame) {
        var file = String.valueOf(frame.getFileName());
        if (!file.startsWith("#")) {
            return CellFrames.place(frame);
        }
        return Optional.ofNullable(places.get(file.substring(1)))
                .map(where -> Place.line(where.cell(), where.line() + frame.getLineNumber() - 1));
    }
}
