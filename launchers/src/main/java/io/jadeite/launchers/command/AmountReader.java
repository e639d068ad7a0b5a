package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Sizes;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads numbers, sizes and times, collecting what is wrong with them. */
final class AmountReader {
    private final Problems problems;

    AmountReader(Problems problems) {
        this.problems = problems;
    }

    /** What a run asks for, or a worker has to give; null says nothing of it. */
    Resources resources(@Nullable String cores, @Nullable String memory, @Nullable String gpus, @Nullable String time) {
        var size = memory == null ? null : named("--memory", problems, () -> Sizes.megabytes(memory));
        var expected = time == null ? null : named("--time", problems, () -> Durations.parse(time));
        return new Resources(
                whole("--cores", cores, 1, 1_000_000),
                size == null ? 0 : size,
                whole("--gpus", gpus, 0, 1_000_000),
                expected == null ? Duration.ZERO : expected);
    }

    /** The same as the action gives; what is wrong with it is told with the option's name before it. */
    static <T> @Nullable T named(String option, Problems problems, Supplier<T> action) {
        return problems.collect(() -> {
            try {
                return action.get();
            } catch (InputException e) {
                throw new InputException(e.problems().stream()
                        .map(problem -> option + ": " + problem)
                        .toList());
            }
        });
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
}
