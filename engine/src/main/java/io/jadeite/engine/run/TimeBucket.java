package io.jadeite.engine.run;

import java.time.Duration;

/** Expected times, rounded up to the limits that people usually give, so that lanes stay few. */
public final class TimeBucket {
    private static final int[] SECONDS = {1, 2, 5, 10, 20, 30};
    private static final int[] MINUTES = {1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90};
    private static final int[] HOURS = {2, 3, 4, 6, 8, 10, 12, 18};

    private TimeBucket() {}

    /** Zero (unsaid) stays zero; else 1, 2, 5 … 30 seconds, 1, 2, 3, 5 … 90 minutes, 2 … 18 hours, then days, never less than was asked. */
    public static Duration of(Duration expected) {
        if (expected.isZero()) {
            return Duration.ZERO;
        }
        for (int seconds : SECONDS) {
            if (expected.compareTo(Duration.ofSeconds(seconds)) <= 0) {
                return Duration.ofSeconds(seconds);
            }
        }
        for (int minutes : MINUTES) {
            if (expected.compareTo(Duration.ofMinutes(minutes)) <= 0) {
                return Duration.ofMinutes(minutes);
            }
        }
        for (int hours : HOURS) {
            if (expected.compareTo(Duration.ofHours(hours)) <= 0) {
                return Duration.ofHours(hours);
            }
        }
        var days = Duration.ofDays(expected.toDays());
        return days.compareTo(expected) < 0 ? days.plusDays(1) : days;
    }
}
