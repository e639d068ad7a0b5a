package io.jadeite.dsl.script.groovy;

import java.util.List;

/**
 * A piece of a source, as Groovy's compiler counts it: lines and columns from 1, columns in code points, the last column being the one
 * after the end.
 */
record Range(int line, int column, int lastLine, int lastColumn) {
    boolean isKnown() {
        return line > 0 && column > 0 && lastLine >= line;
    }

    /** Whether they have a place in common. */
    boolean overlaps(Range other) {
        return !isBefore(other) && !other.isBefore(this);
    }

    boolean contains(Range other) {
        return !isAfter(line, column, other.line, other.column)
                && !isAfter(other.lastLine, other.lastColumn, lastLine, lastColumn);
    }

    private boolean isBefore(Range other) {
        return !isAfter(lastLine, lastColumn, other.line, other.column);
    }

    private static boolean isAfter(int line, int column, int otherLine, int otherColumn) {
        return line > otherLine || (line == otherLine && column > otherColumn);
    }

    List<Integer> toJson() {
        return List.of(line, column, lastLine, lastColumn);
    }

    static Range ofJson(Object json) {
        var numbers = ((List<?>) json)
                .stream().map(number -> ((Number) number).intValue()).toList();
        return new Range(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    /** Where they begin and end in a text, as Java counts it. */
    record Offsets(int from, int to) {}

    Offsets in(String text) {
        return new Offsets(offset(text, line, column), offset(text, lastLine, lastColumn));
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = nextLine(text, start);
        }
        int end = nextLine(text, start);
        int points = Math.min(column - 1, text.codePointCount(start, end));
        return text.offsetByCodePoints(start, points);
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
