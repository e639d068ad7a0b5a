package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the options of a run, collecting what is wrong with them. */
final class OptionReader {
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)B?", Pattern.CASE_INSENSITIVE);

    private final RunOptions options;
    private final Problems problems;
    private final InstantSource clock;

    OptionReader(RunOptions options, Problems problems, InstantSource clock) {
        this.options = options;
        this.problems = problems;
        this.clock = clock;
    }

    Tags tags() {
        var tags = problems.collect(() -> Tags.of(options.tags));
        return tags == null ? Tags.NONE : tags;
    }

    Resources resources() {
        var given = options.time;
        var time = given == null ? null : problems.collect(() -> Durations.parse(given));
        return new Resources(
                whole("--cores", options.cores, 1, 1_000_000),
                megabytes(),
                whole("--gpus", options.gpus, 0, 1_000_000),
                time == null ? Duration.ZERO : time);
    }

    /** Zero where nothing is said. */
    int whole(String option, @Nullable String text, int least, int most) {
        if (text == null) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add("%s should be a whole number from %d to %d, found '%s'.".formatted(option, least, most, text));
        return 0;
    }

    List<Long> runs() {
        return options.after.stream()
                .map(text -> problems.collect(() -> runNumber(text, "--after ")))
                .filter(number -> number != null)
                .toList();
    }

    Optional<Instant> at() {
        if (options.at == null) {
            return Optional.empty();
        }
        try {
            if (options.at.startsWith("+")) {
                return Optional.of(clock.instant().plus(Durations.parse(options.at.substring(1))));
            }
            if (options.at.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")) {
                return Optional.of(OffsetDateTime.parse(options.at).toInstant());
            }
            return Optional.of(LocalDateTime.parse(options.at.replace(' ', 'T'))
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeException | InputException e) {
            problems.add("--at should be a time such as 2026-12-24T18:00 or +2h, found '%s'.".formatted(options.at));
            return Optional.empty();
        }
    }

    static long runNumber(String text, String before) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException("%sA run is named by its number, found '%s'."
                .formatted(before.isEmpty() ? "" : before.strip() + ": ", text));
    }

    private long megabytes() {
        if (options.memory == null) {
            return 0;
        }
        var size = SIZE.matcher(options.memory.strip());
        if (!size.matches()) {
            problems.add("--memory should be a size such as 4GB or 500MB, found '%s'.".formatted(options.memory));
            return 0;
        }
        var unit = size.group(2).toUpperCase(Locale.ROOT);
        double megabytes = switch (unit) {
            case "K" -> 1e-3;
            case "G" -> 1e3;
            case "T" -> 1e6;
            default -> 1;
        };
        return (long) Math.ceil(Double.parseDouble(size.group(1)) * megabytes);
    }
}
