package io.jadeite.dsl.plot.figure;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes one {@code <polyline>} of {@code <line>}s that follow each other: XChart draws each segment by itself, which takes twenty times
 * the room.
 */
final class JoinedLines {
    private static final Pattern LINE = Pattern.compile(
            "\\s*<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\" y2=\"([^\"]*)\"/>");

    private final StringBuilder joined = new StringBuilder();
    private String style = "";
    private String end = "";

    private JoinedLines() {}

    static String in(String svg) {
        var lines = new JoinedLines();
        var match = LINE.matcher(svg);
        int done = 0;
        while (match.find()) {
            if (match.start() > done) {
                lines.close();
                lines.joined.append(svg, done, match.start());
            }
            lines.add(match.group(1), match.group(2), match.group(4), match.group(3), match.group(5));
            done = match.end();
        }
        lines.close();
        return lines.joined.append(svg, done, svg.length()).toString();
    }

    private void add(String ofStyle, String x1, String y1, String x2, String y2) {
        if (!ofStyle.equals(style) || !end.equals(x1 + " " + y1)) {
            close();
            joined.append("\n<polyline style=\"")
                    .append(ofStyle)
                    .append("\" points=\"")
                    .append(point(x1, y1));
            style = ofStyle;
        }
        joined.append(' ').append(point(x2, y2));
        end = x2 + " " + y2;
    }

    private void close() {
        if (!end.isEmpty()) {
            joined.append("\"/>");
            style = "";
            end = "";
        }
    }

    private static String point(String x, String y) {
        return String.format(Locale.ROOT, "%.2f,%.2f", Double.parseDouble(x), Double.parseDouble(y));
    }
}
