package io.jadeite.dsl.table;

import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked of a table by names, {@code tags: 'small-job', limit: 100}: all that is wrong with it is told at once. */
final class Asked {
    private static final List<String> STATES =
            Arrays.stream(RunState.values()).map(RunState::name).toList();

    private final String word;
    private final Map<String, ?> given;
    private final Problems problems = new Problems();

    /** @param word for messages: {@code queue.table} */
    Asked(String word, Map<String, ?> given, List<String> known) {
        this.word = word;
        this.given = given;
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("%s has no '%s'. It takes %s.%s"
                        .formatted(word, name, String.join(", ", known), Nearest.question(name, known))));
    }

    /** By {@code state}, {@code tags} and {@code workflow}. */
    RunFilter filter() {
        var tags = problems.collect(() -> Tags.of(words("tags")));
        return new RunFilter(states(), tags == null ? Tags.NONE : tags, text("workflow"));
    }

    OptionalInt limit() {
        return switch (given.get("limit")) {
            case null -> OptionalInt.empty();
            case Number number
            when number.intValue() == number.doubleValue() && number.intValue() > 0 ->
                OptionalInt.of(number.intValue());
            case Object other -> {
                problems.add("%s takes a whole number above 0 as limit, found %s.".formatted(word, other));
                yield OptionalInt.empty();
            }
        };
    }

    boolean flag(String name) {
        return switch (given.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> {
                problems.add("%s takes true or false as %s, found %s.".formatted(word, name, other));
                yield false;
            }
        };
    }

    /** @throws io.jadeite.engine.problem.InputException with all that is wrong */
    void check() {
        problems.throwIfAny();
    }

    private Set<RunState> states() {
        var states = EnumSet.noneOf(RunState.class);
        for (var state : words("state")) {
            var name = state.strip().toUpperCase(Locale.ROOT);
            if (STATES.contains(name)) {
                states.add(RunState.valueOf(name));
            } else {
                problems.add("%s takes %s as state, found '%s'.%s"
                        .formatted(word, String.join(", ", STATES), state, Nearest.question(name, STATES)));
            }
        }
        return states;
    }

    private Optional<String> text(String name) {
        var words = words(name);
        if (words.size() > 1) {
            problems.add("%s takes one %s, found %s.".formatted(word, name, words));
        }
        return words.stream().findFirst();
    }

    private List<String> words(String name) {
        return words(given.get(name));
    }

    /** One word, or a list of them; what isn't a text says itself what it is ({@code state: RunState.FAILED}). */
    private static List<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case Object one -> List.of(one.toString());
        };
    }
}
