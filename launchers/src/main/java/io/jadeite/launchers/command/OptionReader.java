package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.Limits;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the options of a run, collecting what is wrong with them. */
final class OptionReader {
    private final RunOptions options;
    private final Problems problems;
    private final InstantSource clock;
    private final AmountReader amounts;

    OptionReader(RunOptions options, Problems problems, InstantSource clock) {
        this.options = options;
        this.problems = problems;
        this.clock = clock;
        this.amounts = new AmountReader(problems);
    }

    Tags tags() {
        var tags = AmountReader.named("--tag", problems, () -> Tags.of(options.tags));
        return tags == null ? Tags.NONE : tags;
    }

    Resources resources() {
        return amounts.resources(options.cores, options.memory, options.gpus, options.time);
    }

    int priority() {
        return amounts.whole("--priority", options.priority, -Submission.MOST_PRIORITY, Submission.MOST_PRIORITY);
    }

    /** Words like tags, though workers don't filter by them. */
    Set<String> limits() {
        var words = new TreeSet<String>();
        for (var word : options.limits) {
            var checked = AmountReader.named("--limit", problems, () -> Limits.checked(word));
            if (checked != null) {
                words.add(checked);
            }
        }
        return words;
    }

    Submission.Policy policy() {
        int retries = amounts.whole("--retries", options.retries, 0, Submission.Policy.MOST_RETRIES);
        var delay = options.retryDelay == null
                ? Submission.Policy.USUAL_DELAY
                : AmountReader.named(
                        "--retry-delay", problems, () -> Durations.parse(Objects.requireNonNull(options.retryDelay)));
        var choice = options.ifParentFails == null ? "fail" : options.ifParentFails;
        if (!choice.equals("fail") && !choice.equals("skip")) {
            problems.add("--if-parent-fails should be fail or skip, found '%s'.".formatted(choice));
        } else if (options.ifParentFails != null && options.after.isEmpty()) {
            problems.add("--if-parent-fails means something only with --after.");
        }
        if (options.retryDelay != null
                && (options.retries == null || options.retries.strip().equals("0"))) {
            problems.add("--retry-delay means something only with --retries.");
        }
        return new Submission.Policy(
                retries, delay == null ? Submission.Policy.USUAL_DELAY : delay, options.unique, choice.equals("skip"));
    }

    List<Long> runs() {
        return options.after.stream()
                .map(text -> problems.collect(() -> runNumber(text, "--after ")))
                .filter(number -> number != null)
                .toList();
    }

    Optional<Instant> at() {
        var text = options.at;
        return text == null
                ? Optional.empty()
                : Optional.ofNullable(AmountReader.named("--at", problems, () -> Times.parse(text, clock.instant())));
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
}
