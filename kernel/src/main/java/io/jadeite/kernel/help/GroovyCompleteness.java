package io.jadeite.kernel.help;

import io.jadeite.kernel.language.Completeness;
import java.util.ArrayDeque;
import java.util.Deque;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;

/** Whether Groovy code is a whole: by its brackets and quotes, then by Groovy's parser. */
final class GroovyCompleteness {
    private static final String INDENT = "    ";

    private final String code;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean isTextOpen;

    private GroovyCompleteness(String code) {
        this.code = code;
    }

    static Completeness of(String code) {
        var reading = new GroovyCompleteness(code);
        reading.read();
        if (reading.isTextOpen) {
            return new Completeness.Incomplete("");
        }
        if (!reading.open.isEmpty()) {
            return new Completeness.Incomplete(INDENT.repeat(reading.open.size()));
        }
        if (code.stripTrailing().endsWith("\\") || code.stripTrailing().matches("(?s).*[,=]$")) {
            return new Completeness.Incomplete(INDENT);
        }
        return parses(code) ? new Completeness.Complete() : new Completeness.Invalid();
    }

    private static boolean parses(String code) {
        var configuration = new CompilerConfiguration();
        // No @Grab is followed: nothing but the text is looked at.
        configuration.setDisabledGlobalASTTransformations(
                java.util.Set.of("groovy.grape.GrabAnnotationTransformation"));
        var unit = new CompilationUnit(configuration);
        unit.addSource("cell.groovy", code);
        try {
            unit.compile(Phases.CONVERSION);
            return true;
        } catch (CompilationFailedException e) {
            return false;
        }
    }

    private void read() {
        int i = 0;
        while (i < code.length() && !isTextOpen) {
            char letter = code.charAt(i);
            if (code.startsWith("//", i)) {
                int end = code.indexOf('\n', i);
                i = end < 0 ? code.length() : end;
            } else if (code.startsWith("/*", i)) {
                i = behind("*/", i + 2, false);
            } else if (code.startsWith("\"\"\"", i) || code.startsWith("'''", i)) {
                i = behind(code.substring(i, i + 3), i + 3, false);
            } else if (letter == '"' || letter == '\'') {
                i = behind(String.valueOf(letter), i + 1, true);
            } else {
                bracket(letter);
                i++;
            }
        }
    }

    /** @param isInLine whether it ends at the line's end anyway: a mistake, and nothing that is open */
    private int behind(String end, int from, boolean isInLine) {
        for (int i = from; i < code.length(); i++) {
            if (code.charAt(i) == '\\') {
                i++;
            } else if (code.startsWith(end, i)) {
                return i + end.length();
            } else if (isInLine && code.charAt(i) == '\n') {
                return i;
            }
        }
        isTextOpen = !isInLine;
        return code.length();
    }

    private void bracket(char letter) {
        switch (letter) {
            case '(', '[', '{' -> open.push(letter);
            case ')', ']', '}' -> open.poll();
            default -> {}
        }
    }
}
