package io.jadeite.launchers.command;

import java.util.ArrayList;
import java.util.List;

/** Rows under headings, columns as wide as they need to be, numbers to the right. */
final class TextTable {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this(List.of(headings));
    }

    TextTable(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void add(String... cells) {
        add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** With a line end after each row. */
    String text() {
        var text = new StringBuilder();
        line(text, headings);
        line(
                text,
                headings.stream()
                        .map(heading -> "-".repeat(width(headings.indexOf(heading))))
                        .toList());
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        var line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var gap = " ".repeat(width(i) - length(cell));
            line.append(i == 0 ? "" : "  ").append(isNumeric(i) ? gap + cell : cell + gap);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        int width = length(headings.get(column));
        for (var row : rows) {
            width = Math.max(width, length(row.get(column)));
        }
        return width;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("[-+]?[0-9.eE+-]*"));
    }
}
