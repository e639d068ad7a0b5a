package io.jadeite.dsl.table;

import io.jadeite.engine.setting.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tech.tablesaw.columns.Column;

/**
 * A value as people read it.
 *
 * @param text in short; empty where a value is missing
 * @param full with all that it has: every digit, the seconds, the whole text
 * @param amount by which it is sorted among numbers and times; empty for texts, which are sorted as they are
 */
record Cell(String text, String full, String amount) {
    /** Longer texts are cut, but for one letter more. */
    static final int LONGEST = 300;

    private static final Cell MISSING = new Cell("", "", "");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss VV", Locale.ROOT);

    static Cell of(Column<?> column, int row, Form form, ZoneId zone) {
        if (column.isMissing(row)) {
            return MISSING;
        }
        var value = column.get(row);
        return switch (form) {
            case REAL -> real(((Number) value).doubleValue());
            case DURATION -> duration(((Number) value).doubleValue());
            case WHOLE -> new Cell(value.toString(), value.toString(), value.toString());
            case TIME -> time((Instant) value, zone);
            case FLAG -> new Cell((Boolean) value ? "yes" : "no", value.toString(), (Boolean) value ? "1" : "0");
            case STATE, TEXT -> text(value.toString());
        };
    }

    boolean isMissing() {
        return full.isEmpty();
    }

    /** Six digits behind the point, or five in all where that says nothing, as on the command line. */
    private static Cell real(double value) {
        double magnitude = Math.abs(value);
        var format = magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e7) ? "%.4e" : "%.6f";
        var full = Double.toString(value);
        return new Cell(Double.isInfinite(value) ? full : String.format(Locale.ROOT, format, value), full, full);
    }

    private static Cell duration(double seconds) {
        var shown = Durations.show(Duration.ofMillis(Math.round(seconds * 1000)));
        return new Cell(shown, seconds + " s", Double.toString(seconds));
    }

    private static Cell time(Instant time, ZoneId zone) {
        var there = time.atZone(zone);
        return new Cell(SHORT.format(there), LONG.format(there), Long.toString(time.toEpochMilli()));
    }

    private static Cell text(String value) {
        if (value.codePointCount(0, value.length()) <= LONGEST) {
            return new Cell(value, value, "");
        }
        return new Cell(value.substring(0, value.offsetByCodePoints(0, LONGEST)) + "…", value, "");
    }
}
