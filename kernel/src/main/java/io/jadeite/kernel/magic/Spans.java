package io.jadeite.kernel.magic;

import java.util.List;
import java.util.Locale;

/** Short times as people read them, with three digits. */
final class Spans {
    private record Unit(double nanoseconds, String name) {}

    private static final List<Unit> UNITS = List.of(
            new Unit(60e9, "min"), new Unit(1e9, "s"), new Unit(1e6, "ms"), new Unit(1e3, "µs"), new Unit(1, "ns"));

    private Spans() {}

    /** @param nanoseconds as {@link System#nanoTime} counts */
    static String of(double nanoseconds) {
        var unit = UNITS.stream()
                .filter(one -> nanoseconds >= one.nanoseconds())
                .findFirst()
                .orElse(UNITS.getLast());
        double number = nanoseconds / unit.nanoseconds();
        var digits = number >= 100 ? "%.0f %s" : number >= 10 ? "%.1f %s" : "%.2f %s";
        return String.format(Locale.ROOT, digits, number, unit.name());
    }
}
