package io.jadeite.kernel.notebook;

import io.jadeite.kernel.language.Outcome;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.CellFailure.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A failure as a cell shows it: the message first, then the lines of the cells on its way, marked. */
final class FailureText {
    private static final String RED = "\u001B[31m";
    private static final String BLUE = "\u001B[34m";
    private static final String PLAIN = "\u001B[0m";
    private static final int MOST_PLACES = 10;
    private static final int MOST_PROBLEMS = 20;

    private final Map<Integer, String> sources;
    private final List<String> lines = new ArrayList<>();

    /** @param sources the code of cells by their numbers */
    FailureText(Map<Integer, String> sources) {
        this.sources = sources;
    }

    Outcome.Failure of(CellFailure failure) {
        var problems = failure.problems();
        var message = String.join(
                "\n",
                problems.stream()
                        .limit(MOST_PROBLEMS)
                        .map(CellFailure.Problem::message)
                        .toList());
        Optional<Place> shown = Optional.empty();
        boolean isFirst = true;
        for (var problem : problems.stream().limit(MOST_PROBLEMS).toList()) {
            lines.add((isFirst ? RED + failure.kind() + PLAIN + ": " : "") + problem.message());
            isFirst = false;
            if (problem.place().isPresent() && !problem.place().equals(shown)) {
                show(problem.place().get());
                shown = problem.place();
            }
        }
        if (problems.size() > MOST_PROBLEMS) {
            lines.add("and %d more".formatted(problems.size() - MOST_PROBLEMS));
        }
        var told = shown;
        failure.way().stream()
                .filter(place -> told.isEmpty() || !told.get().equals(place))
                .limit(MOST_PLACES)
                .forEach(this::show);
        if (failure.getCause() != null) {
            lines.add(BLUE + "%trace shows all of the way." + PLAIN);
        }
        return new Outcome.Failure(failure.kind(), message, lines);
    }

    private void show(Place place) {
        lines.add(BLUE + "  cell %d, line %d".formatted(place.cell(), place.line()) + PLAIN);
        line(place).ifPresent(text -> {
            var number = "%5d | ".formatted(place.line());
            lines.add(number + text);
            if (place.column() > 0 && place.column() <= text.length() + 1) {
                int length = Math.max(1, Math.min(place.length(), text.length() - place.column() + 1));
                var before = text.substring(0, place.column() - 1).replaceAll("[^\t]", " ");
                lines.add(" ".repeat(number.length()) + before + RED + "^".repeat(length) + PLAIN);
            }
        });
    }

    private Optional<String> line(Place place) {
        return Optional.ofNullable(sources.get(place.cell()))
                .flatMap(source -> source.lines().skip(place.line() - 1L).findFirst());
    }
}
