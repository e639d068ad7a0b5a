package io.jadeite.kernel.help;

import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Completion.Match;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the code of a cell.
 *
 * @param code all of it
 * @param at in UTF-16 units, as Java counts
 */
public record Spot(String code, int at) {
    private static final Pattern NAME =
            Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*$");
    private static final Pattern REST = Pattern.compile("^[\\p{javaJavaIdentifierPart}]+");

    /** @param cursor in code points, as front ends count */
    public static Spot of(String code, int cursor) {
        int points = code.codePointCount(0, code.length());
        return new Spot(code, code.offsetByCodePoints(0, Math.max(0, Math.min(cursor, points))));
    }

    String before() {
        return code.substring(0, at);
    }

    /** The line up to the place. */
    String lineBefore() {
        var before = before();
        return before.substring(before.lastIndexOf('\n') + 1);
    }

    /** The begin of the name that is being written. */
    String prefix() {
        var found = NAME.matcher(before());
        return found.find() ? found.group() : "";
    }

    /** The same place, but behind the name that it is in. */
    Spot behindName() {
        var rest = REST.matcher(code.substring(at));
        return prefix().isEmpty() || !rest.find() ? this : new Spot(code, at + rest.end());
    }

    /** The text constant that it is in: what stands in it before the place. */
    Optional<String> inText() {
        var before = before();
        char quote = 0;
        int begin = 0;
        for (int i = 0; i < before.length(); i++) {
            char letter = before.charAt(i);
            if (quote == 0) {
                if (before.startsWith("//", i)) {
                    int end = before.indexOf('\n', i);
                    if (end < 0) {
                        return Optional.empty();
                    }
                    i = end;
                } else if (letter == '"' || letter == '\'') {
                    quote = letter;
                    begin = i + 1;
                }
            } else if (letter == '\\') {
                i++;
            } else if (letter == quote || letter == '\n') {
                quote = 0;
            }
        }
        return quote == 0 ? Optional.empty() : Optional.of(before.substring(begin));
    }

    /** These take the place of what stands so many units before it. */
    Completion replacing(int length, List<Match> matches) {
        int end = code.codePointCount(0, at);
        int start = code.codePointCount(0, at - length);
        return new Completion(matches, start, end);
    }
}
