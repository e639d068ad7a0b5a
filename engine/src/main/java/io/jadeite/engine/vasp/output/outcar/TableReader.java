package io.jadeite.engine.vasp.output.outcar;

import io.jadeite.engine.vasp.output.scan.DoubleList;
import io.jadeite.engine.vasp.output.scan.LineScanner;
import io.jadeite.engine.vasp.output.scan.NumberTable;
import java.util.List;

/** Reads blocks of rows of numbers between lines of dashes. */
final class TableReader {
    private static final int MOST_HEAD_LINES = 12;

    private final LineScanner lines;

    TableReader(LineScanner lines) {
        this.lines = lines;
    }

    /**
     * The rows behind the next line of dashes, up to the first line that is none.
     *
     * @param skipped how many numbers or words before the first column belong to no column
     */
    NumberTable behindDashes(int skipped, int columns) {
        for (int i = 0; i < MOST_HEAD_LINES; i++) {
            if (!lines.next()) {
                return NumberTable.empty();
            }
            if (isDashes()) {
                return rows(skipped, columns);
            }
        }
        return NumberTable.empty();
    }

    /** The rows that follow at once, up to the first line that is none. */
    NumberTable rows(int skipped, int columns) {
        var values = new DoubleList();
        while (lines.next()) {
            int kept = values.size();
            for (int i = 0; i < skipped; i++) {
                lines.word();
            }
            if (isDashes() || lines.numbers(values, columns) < columns) {
                values.cutTo(kept);
                lines.back();
                break;
            }
        }
        return NumberTable.of(values, columns);
    }

    /** {@code # of ion s p d tot}, dashes, rows of atoms; for a single atom no sum follows. */
    SiteTable sites() {
        for (int i = 0; i < MOST_HEAD_LINES; i++) {
            if (!lines.next()) {
                return SiteTable.NONE;
            }
            if (lines.begins("# of ion")) {
                var columns = columns(lines.words());
                return new SiteTable(columns, behindDashes(1, columns.size()));
            }
        }
        return SiteTable.NONE;
    }

    private static List<String> columns(List<String> words) {
        return words.subList(3, words.size());
    }

    boolean isDashes() {
        return lines.hasAt(lines.indent(), "-----");
    }
}
