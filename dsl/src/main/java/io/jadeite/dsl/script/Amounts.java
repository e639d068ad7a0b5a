package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.setting.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, sizes and times as options have them: as values of Java, or as the texts of the command line. */
final class Amounts {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)B?", Pattern.CASE_INSENSITIVE);

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
        var size = SIZE.matcher(String.valueOf(value).strip());
        if (!size.matches()) {
            throw new InputException("should be a size such as 4GB or 500MB, found '%s'.".formatted(value));
        }
        double megabytes = switch (size.group(2).toUpperCase(Locale.ROOT)) {
            case "K" -> 1e-3;
            case "G" -> 1e3;
            case "T" -> 1e6;
            default -> 1;
        };
        return (long) Math.ceil(Double.parseDouble(size.group(1)) * megabytes);
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
            default -> time(String.valueOf(value), clock);
        };
    }

    private static Instant time(String text, InstantSource clock) {
        try {
            if (text.startsWith("+")) {
                return clock.instant().plus(Durations.parse(text.substring(1)));
            }
            if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (DateTimeException | InputException e) {
            throw new InputException("should be a time such as 2026-12-24T18:00 or +2h, found '%s'.".formatted(text));
        }
    }
}
