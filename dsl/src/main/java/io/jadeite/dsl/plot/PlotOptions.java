package io.jadeite.dsl.plot;

import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** What was asked of a plot by names, {@code x: 'volume', title: 'Cu'}: all that is wrong with it is told at once. For one thread. */
public final class PlotOptions {
    /** What every plot takes. */
    public static final List<String> COMMON = List.of("title", "width", "height");

    private final Map<String, ?> given;
    private final Problems problems = new Problems();

    /**
     * @param word for messages: {@code plot}
     * @param known beside {@link #COMMON}
     */
    public PlotOptions(String word, Map<String, ?> given, List<String> known) {
        this.given = given;
        var all = new ArrayList<>(known);
        all.addAll(COMMON);
        for (var name : given.keySet()) {
            if (!all.contains(name)) {
                problems.add("%s has no '%s'.%s It takes %s."
                        .formatted(word, name, Nearest.question(name, all), String.join(", ", all)));
            }
        }
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(String name) {
        return given.get(name) != null;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(Object::toString);
    }

    /** What may find its input wrong; then its problems are kept, and there is nothing. */
    <T> Optional<T> collect(Supplier<T> action) {
        return Optional.ofNullable(problems.collect(action));
    }

    /** The column that an option names, which must be there. */
    Optional<NumberColumn> column(String name, Table table) {
        if (!has(name)) {
            problems.add("Say which column goes along %s, %s: '…'. %s"
                    .formatted(name, name, NumberColumn.numericColumns(table)));
            return Optional.empty();
        }
        return text(name).flatMap(column -> collect(() -> NumberColumn.of(table, column)));
    }

    /** The columns that an option names, one or several. */
    List<NumberColumn> columns(String name, Table table) {
        return texts(name).stream()
                .map(column -> collect(() -> NumberColumn.of(table, column)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One text, or a list of them. */
    public List<String> texts(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            case Object one -> List.of(one.toString());
        };
    }

    public boolean flag(String name) {
        return switch (value(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other -> {
                problems.add("'%s' is true or false, found %s.".formatted(name, other));
                yield false;
            }
        };
    }

    /** @param most the largest that makes sense; the smallest is 1 */
    public OptionalInt whole(String name, int most) {
        return switch (value(name)) {
            case null -> OptionalInt.empty();
            case Number number
            when number.intValue() == number.doubleValue() && number.intValue() >= 1 && number.intValue() <= most ->
                OptionalInt.of(number.intValue());
            case Object other -> {
                problems.add("'%s' is a whole number from 1 to %d, found %s.".formatted(name, most, other));
                yield OptionalInt.empty();
            }
        };
    }

    /** One of some words. */
    public <E extends Enum<E>> Optional<E> choice(String name, Map<String, E> words) {
        var asked = text(name);
        if (asked.isPresent() && !words.containsKey(asked.get())) {
            problems.add("'%s' is one of %s, found '%s'.%s"
                    .formatted(
                            name,
                            String.join(", ", words.keySet()),
                            asked.get(),
                            Nearest.question(asked.get(), words.keySet())));
        }
        return asked.map(words::get);
    }

    /**
     * The plot with the title and size that were asked for.
     *
     * @throws io.jadeite.engine.problem.InputException with all problems so far
     */
    public Plot finish(Plot plot) {
        var width = whole("width", Integer.MAX_VALUE);
        var height = whole("height", Integer.MAX_VALUE);
        problems.throwIfAny();
        var titled = text("title").map(plot::titled).orElse(plot);
        return titled.sized(width.orElse(plot.width()), height.orElse(plot.height()));
    }

    private @Nullable Object value(String name) {
        return given.get(name);
    }
}
