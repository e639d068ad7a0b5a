package io.jadeite.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * A part of a cell that JShell takes as one: a declaration, a statement, an expression.
 *
 * @param line of the cell at which it begins, from 1
 * @param column at which it begins, from 1
 */
record Part(String source, int line, int column, Completeness completeness) {
    private static final Pattern TYPE = Pattern.compile("""
            (?sx) ^ (?: \\s | //[^\\n]* | /\\*.*?\\*/ | @(?!interface)[\\w.]+(?:\\([^)]*\\))?
              | \\b(?:public|private|protected|static|final|abstract|sealed|non-sealed|strictfp)\\b )*
            (?: (?:class|interface|enum|@interface)\\s+(\\w+) | record\\s+(\\w+)\\s*[(<] )""");

    /** The name of the type that it declares. */
    Optional<String> declaredType() {
        var matcher = TYPE.matcher(source);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }

    boolean isBroken() {
        return completeness == Completeness.UNKNOWN || completeness == Completeness.DEFINITELY_INCOMPLETE;
    }

    /** Splits a cell. */
    static List<Part> of(String code, SourceCodeAnalysis analysis) {
        var parts = new ArrayList<Part>();
        var rest = code;
        while (!rest.isBlank()) {
            int blank = rest.length() - rest.stripLeading().length();
            int begin = code.length() - rest.length() + blank;
            var found = analysis.analyzeCompletion(rest.substring(blank));
            if (found.completeness() == Completeness.EMPTY) {
                break;
            }
            int line = 1
                    + (int) code.substring(0, begin)
                            .chars()
                            .filter(letter -> letter == '\n')
                            .count();
            var source = found.source() == null ? rest.substring(blank) : found.source();
            int column = begin - code.lastIndexOf('\n', begin - 1);
            parts.add(new Part(source, line, column, found.completeness()));
            var next = found.remaining() == null || found.source() == null ? "" : found.remaining();
            if (next.length() >= rest.length()) {
                break;
            }
            rest = next;
        }
        return parts;
    }
}
