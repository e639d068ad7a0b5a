package io.jadeite.engine.vasp.input;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an INCAR as VASP does: {@code #} and {@code !} begin a comment, {@code ;} separates, a backslash continues the line, quotes
 * hold several lines, and lines without {@code =} say nothing. A tag that is set twice to different values is refused, as VASP takes
 * the first and other programs the last.
 */
final class IncarReader {
    private static final Pattern COMMENT = Pattern.compile("[#!][^\\n]*");
    private static final Pattern CONTINUED = Pattern.compile("\\\\[ \\t\\r]*\\n");
    private static final Pattern SETTING =
            Pattern.compile("(\\w+)[ \\t]*=[ \\t]*(?:\"([^\"]*)\"|([^;\\n]*))", Pattern.UNICODE_CHARACTER_CLASS);

    private final String text;
    private final String place;
    private final Problems problems = new Problems();
    private final Map<String, IncarValue> tags = new LinkedHashMap<>();

    IncarReader(String text, String place) {
        this.text = text.replace("\r\n", "\n").replace('\r', '\n');
        this.place = place;
    }

    Incar incar() {
        var bare = CONTINUED.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll(" ");
        var matcher = SETTING.matcher(bare);
        while (matcher.find()) {
            var words = value(matcher);
            if (!words.isEmpty()) {
                put(matcher.group(1).toUpperCase(Locale.ROOT), words);
            }
        }
        problems.throwIfAny();
        return new Incar(tags);
    }

    private static String value(Matcher matcher) {
        var quoted = matcher.group(2);
        return (quoted == null ? matcher.group(3) : quoted).strip();
    }

    private void put(String tag, String words) {
        try {
            var value = IncarTyping.of(tag, words);
            var before = tags.putIfAbsent(tag, value);
            if (before != null && !before.equals(value)) {
                problems.add(
                        "%s: %s is set twice, to %s and to %s. VASP takes the first, other programs the last; remove one."
                                .formatted(place, tag, before.text(), value.text()));
            }
        } catch (InputException e) {
            problems.add("%s: %s".formatted(place, e.getMessage()));
        }
    }
}
