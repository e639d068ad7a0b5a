package io.jadeite.engine.setting;

import io.jadeite.engine.problem.InputException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes durations as people type them. */
public final class Durations {
    private static final Pattern UNITS = Pattern.compile(
            "(?:(\\d+(?:\\.\\d+)?)d)?(?:(\\d+(?:\\.\\d+)?)h)?(?:(\\d+(?:\\.\\d+)?)m(?:in)?)?(?:(\\d+(?:\\.\\d+)?)s)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d+)-)?(\\d+):(\\d{2})(?::(\\d{2}))?");
    private static final double[] SECONDS = {86_400, 3_600, 60, 1};

    private Durations() {}

    /**
     * {@code 90s}, {@code 15m}, {@code 1h30m}, {@code 2d}, {@code 01:30:00}, {@code 1-12:00:00} (days first, as SLURM), or
     * a bare number of seconds.
     *
     * @throws InputException for anything else
     */
    public static Duration parse(String text) {
        var given = text.strip();
        if (NUMBER.matcher(given).matches()) {
            return ofSeconds(Double.parseDouble(given), text);
        }
        var units = UNITS.matcher(given);
        if (!given.isEmpty() && units.matches()) {
            double seconds = 0;
            for (int i = 0; i < SECONDS.length; i++) {
                var group = units.group(i + 1);
                seconds += group == null ? 0 : Double.parseDouble(group) * SECONDS[i];
            }
            return ofSeconds(seconds, text);
        }
        var clock = CLOCK.matcher(given);
        if (clock.matches()) {
            return ofClock(clock.group(1), clock.group(2), clock.group(3), clock.group(4), text);
        }
        throw new InputException(
                "'%s' is no duration. Write for instance 90s, 15m, 1h30m, 2d or 01:30:00.".formatted(text));
    }

    /** {@code 1d2h}, {@code 1h30m}, {@code 15m}, {@code 42s}: the two largest units. */
    public static String show(Duration duration) {
        if (duration.isNegative()) {
            return "-" + show(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0);
        }
        long[] parts = {duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()};
        int first = 0;
        while (first < 3 && parts[first] == 0) {
            first++;
        }
        var shown = parts[first] + "dhms".substring(first, first + 1);
        return first == 3 || parts[first + 1] == 0
                ? shown
                : shown + parts[first + 1] + "dhms".substring(first + 1, first + 2);
    }

    private static Duration ofClock(
            @Nullable String days, String first, String second, @Nullable String third, String text) {
        // Two fields are minutes:seconds and with days hours:minutes, as in sbatch's --time.
        double seconds = third != null || days != null
                ? number(first) * 3600 + number(second) * 60 + number(third)
                : number(first) * 60 + number(second);
        return ofSeconds(number(days) * 86_400 + seconds, text);
    }

    private static double number(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    private static Duration ofSeconds(double seconds, String text) {
        if (seconds > Integer.MAX_VALUE) {
            throw new InputException("'%s' is longer than 68 years.".formatted(text));
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
