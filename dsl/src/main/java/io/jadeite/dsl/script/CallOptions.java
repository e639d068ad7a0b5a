package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.Limits;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How runs are submitted: the words that are the same for every workflow.
 *
 * @param after runs that all of them wait for
 */
record CallOptions(
        Tags tags,
        Set<String> limits,
        Resources resources,
        int priority,
        Optional<Instant> at,
        List<Long> after,
        Optional<String> key,
        Optional<String> directory,
        Submission.Policy policy) {
    /** Reads them, and tells what is wrong. */
    static CallOptions of(Map<String, ?> given, Problems problems, InstantSource clock) {
        return new Reader(given, problems, clock).read();
    }

    private record Reader(Map<String, ?> given, Problems problems, InstantSource clock) {
        CallOptions read() {
            var tags = or(Tags.NONE, named("tags", any -> Tags.of(words("tags", "tag"))));
            var limits = new TreeSet<String>();
            words("limits", "limit").forEach(word -> problems.collect(() -> limits.add(Limits.checked(word))));
            return new CallOptions(
                    tags,
                    limits,
                    resources(),
                    whole("priority", 0, -Submission.MOST_PRIORITY, Submission.MOST_PRIORITY),
                    Optional.ofNullable(named("at", value -> Amounts.time(value, clock))),
                    after(),
                    Optional.ofNullable(named("key", String::valueOf)),
                    Optional.ofNullable(named("directory", CallOptions::directory)),
                    policy());
        }

        private Resources resources() {
            int cores = whole("cores", 0, 1, 1_000_000);
            int gpus = whole("gpus", 0, 0, 1_000_000);
            long memory = or(0L, named("memory", Amounts::megabytes));
            var time = or(Duration.ZERO, named("time", Amounts::duration));
            return or(Resources.UNSAID, problems.collect(() -> new Resources(cores, memory, gpus, time)));
        }

        private Submission.Policy policy() {
            int retries = whole("retries", 0, 0, Submission.Policy.MOST_RETRIES);
            var delay = or(Submission.Policy.USUAL_DELAY, named("retryDelay", Amounts::duration));
            boolean unique = or(false, named("unique", CallOptions::flag));
            var fate = or("fail", named("ifParentFails", String::valueOf));
            if (!fate.equals("fail") && !fate.equals("skip")) {
                problems.add("ifParentFails should be 'fail' or 'skip', found '%s'.".formatted(fate));
            }
            if (given.containsKey("retryDelay") && retries == 0) {
                problems.add("retryDelay means something only with retries.");
            }
            return new Submission.Policy(retries, delay, unique, fate.equals("skip"));
        }

        private List<Long> after() {
            var runs = new ArrayList<Long>();
            list(given.get("after")).forEach(value -> problems.collect(() -> runs.addAll(runs(value))));
            return runs;
        }

        private List<String> words(String... names) {
            var words = new ArrayList<String>();
            for (var name : names) {
                list(given.get(name)).forEach(word -> words.add(String.valueOf(word)));
            }
            return words;
        }

        private int whole(String name, int standard, int least, int most) {
            return or(standard, named(name, value -> Amounts.whole(value, least, most)));
        }

        private <T> @Nullable T named(String name, Function<Object, T> reader) {
            var value = given.get(name);
            boolean isAbsent = value == null && !(name.equals("tags") && given.containsKey("tag"));
            return isAbsent
                    ? null
                    : problems.collect(() -> naming(name, () -> reader.apply(value == null ? "" : value)));
        }
    }

    private static <T> T naming(String name, java.util.function.Supplier<T> action) {
        try {
            return action.get();
        } catch (InputException e) {
            throw new InputException(
                    e.problems().stream().map(problem -> name + ": " + problem).toList());
        }
    }

    private static <T> T or(T otherwise, @Nullable T value) {
        return value == null ? otherwise : value;
    }

    private static List<Long> runs(Object value) {
        return switch (value) {
            case Runs runs -> runs.ids();
            case Number number when number.longValue() > 0 -> List.of(number.longValue());
            default -> throw new InputException("after takes runs or their numbers, found '%s'.".formatted(value));
        };
    }

    private static Collection<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Handles handles -> List.of(handles);
            case Collection<?> list -> list;
            default -> List.of(value);
        };
    }

    private static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new InputException("should be true or false, found '%s'.".formatted(value));
    }

    /** The worker chooses its root; a directory is only a name inside it. */
    private static String directory(Object value) {
        var path = java.nio.file.Path.of(String.valueOf(value));
        if (path.isAbsolute()
                || path.normalize().startsWith("..")
                || path.toString().isBlank()) {
            throw new InputException(
                    "'%s' should be a path inside the worker's own root, such as candidates/NaCl.".formatted(value));
        }
        return path.toString();
    }
}
