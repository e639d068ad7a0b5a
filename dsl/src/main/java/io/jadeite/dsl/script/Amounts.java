package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Sizes;
import io.jadeite.engine.setting.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Numbers, sizes and times as options have them: as values of Java, or as the texts of the command line. */
final class Amounts {
    private Amounts() {}

    static int whole(Object value, int least, int most) {
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= least
                && ((Number) value).longValue() <= most) {
            return ((Number) value).intValue();
        }
        throw new InputException("should be a whole number from %d to %d, found '%s'.".formatted(least, most, value));
    }

    /** {@code 4GB}, {@code 500MB}; a bare number is of megabytes. */
    static long megabytes(Object value) {
        return Sizes.megabytes(String.valueOf(value));
    }

    /** A duration, {@code 15m}, or a number of seconds. */
    static Duration duration(Object value) {
        return value instanceof Duration duration ? duration : Durations.parse(String.valueOf(value));
    }

    /** A time, {@code 2026-12-24T18:00}, or {@code +2h} from now. */
    static Instant time(Object value, InstantSource clock) {
        return switch (value) {
            case Instant instant -> instant;
            case ZonedDateTime time -> time.toInstant();
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.atZone(ZoneId.systemDefault()).toInstant();
            case Duration duration -> clock.instant().plus(duration);
            default -> Times.parse(String.valueOf(value), clock.instant());
        };
    }
}
