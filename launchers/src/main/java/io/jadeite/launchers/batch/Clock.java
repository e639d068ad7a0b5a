package io.jadeite.launchers.batch;

import java.time.Duration;

/** Times as batch systems write them. */
final class Clock {
    private Clock() {}

    /** {@code 26:03:00}: hours may go beyond a day. */
    static String hours(Duration time) {
        return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** {@code 26:03}, rounded up. */
    static String minutes(Duration time) {
        var whole = time.plusSeconds(59);
        return "%d:%02d".formatted(whole.toHours(), whole.toMinutesPart());
    }
}
