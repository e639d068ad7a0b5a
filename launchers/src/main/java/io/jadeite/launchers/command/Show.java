package io.jadeite.launchers.command;

import io.jadeite.engine.result.ResultValues;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.text.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers, times and units as tables show them. */
final class Show {
    private Show() {}

    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> number(number);
            default -> String.valueOf(value);
        };
    }

    static String number(double number) {
        double magnitude = Math.abs(number);
        if (magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e7)) {
            return String.format(Locale.ROOT, "%.4e", number);
        }
        return String.format(Locale.ROOT, "%.6f", number);
    }

    /** A value's name with its unit: {@code energy (eV)}. */
    static String heading(String name) {
        var unit = ResultValues.unit(name);
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** {@code 12.3 MB}, by thousands. */
    static String bytes(long bytes) {
        double amount = bytes / 1e6;
        return amount < 1000
                ? String.format(Locale.ROOT, "%.1f MB", amount)
                : String.format(Locale.ROOT, "%.1f GB", amount / 1000);
    }

    static String time(Instant time) {
        return Phrases.time(time);
    }

    static String time(Optional<Instant> time) {
        return time.map(Show::time).orElse("");
    }

    static String between(Optional<Instant> start, Optional<Instant> end) {
        return start.isEmpty() || end.isEmpty() ? "" : Durations.show(Duration.between(start.get(), end.get()));
    }
}
