package io.jadeite.engine.setting;

import io.jadeite.engine.problem.InputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads points in time as people type them. */
public final class Times {
    private Times() {}

    /**
     * {@code +2h} from now, or {@code 2026-12-24T18:00}, in the zone of this computer where it names none.
     *
     * @throws InputException for anything else
     */
    public static Instant parse(String text, Instant now) {
        try {
            if (text.startsWith("+")) {
                return now.plus(Durations.parse(text.substring(1)));
            }
            if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (DateTimeException | InputException e) {
            throw new InputException("'%s' is no time. Write for instance 2026-12-24T18:00 or +2h.".formatted(text));
        }
    }
}
