package io.jadeite.dsl.table;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** A table as text for consoles: columns as wide as they need to be, numbers to the right, the count below. */
final class PlainTable {
    private static final int WIDEST = 40;

    private final Excerpt excerpt;
    private final List<Heading> headings;
    private final List<List<String>> lines = new ArrayList<>();

    private PlainTable(Excerpt excerpt, ZoneId zone) {
        this.excerpt = excerpt;
        this.headings = excerpt.headings();
        lines.add(headings.stream().map(Heading::words).toList());
        add(excerpt.first(), zone);
        add(excerpt.last(), zone);
    }

    static String of(Excerpt excerpt, ZoneId zone) {
        return new PlainTable(excerpt, zone).text();
    }

    private void add(Table rows, ZoneId zone) {
        for (int row = 0; row < rows.rowCount(); row++) {
            int at = row;
            lines.add(IntStream.range(0, headings.size())
                    .mapToObj(column -> clipped(Cell.of(
                                    rows.column(column),
                                    at,
                                    headings.get(column).form(),
                                    zone)
                            .text()))
                    .toList());
        }
    }

    private String text() {
        var widths = IntStream.range(0, headings.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> length(line.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (i == 1) {
                append(text, IntStream.of(widths).mapToObj("-"::repeat).toList(), widths);
            }
            if (excerpt.left() > 0 && i == excerpt.first().rowCount() + 1) {
                text.append(String.format(Locale.ROOT, "… %,d more …\n", excerpt.left()));
            }
            append(text, lines.get(i), widths);
        }
        return text.append(excerpt.words()).append('\n').toString();
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = cells.get(i);
            var gap = " ".repeat(widths[i] - length(cell));
            line.append(i == 0 ? "" : "  ").append(headings.get(i).form().isNumber() ? gap + cell : cell + gap);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** On one line, and not wider than a column should be. */
    private static String clipped(String cell) {
        var line = cell.replaceAll("\\s+", " ");
        return length(line) <= WIDEST ? line : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
