package io.jadeite.dsl.table;

import io.jadeite.engine.result.ResultValue;
import io.jadeite.engine.result.ValueKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Real values that give questions the answers that were assumed, to try on them what was found. */
final class Sample {
    private Sample() {}

    /** A value for each column that was asked about; empty where there is none, as the answers contradict each other. */
    static Optional<Map<ResultValue, Object>> of(Map<Question, Integer> answers) {
        var values = new LinkedHashMap<ResultValue, Object>();
        for (var column :
                answers.keySet().stream().map(Question::column).distinct().toList()) {
            var asked = answers.keySet().stream()
                    .filter(question -> question.column().equals(column))
                    .toList();
            var found = candidates(asked)
                    .filter(value -> asked.stream()
                            .allMatch(question -> Objects.equals(answer(value, question), answers.get(question))))
                    .findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            values.put(column, ofKind(column.kind(), found.get()));
        }
        return Optional.of(values);
    }

    private static int answer(Object value, Question question) {
        return switch (value) {
            case Double number -> Integer.signum(number.compareTo(((Number) question.value()).doubleValue()));
            case String text -> Integer.signum(text.compareTo((String) question.value()));
            case Boolean flag -> Integer.signum(flag.compareTo((Boolean) question.value()));
            case Instant time -> Integer.signum(time.compareTo((Instant) question.value()));
            default -> throw new IllegalArgumentException("no value of a column: " + value);
        };
    }

    /**
     * The values that were asked about, and the nearest on either side of each: wherever there is a value between two of them, one of
     * these is.
     */
    private static Stream<Object> candidates(List<Question> asked) {
        return switch (asked.getFirst().column().kind()) {
            case COUNT ->
                wholes(asked)
                        .filter(number -> number == (int) number.doubleValue())
                        .map(number -> number);
            case WHOLE -> wholes(asked).map(number -> number);
            case REAL -> numbers(asked).flatMap(Sample::neighbours).map(number -> number);
            case TEXT, JSON ->
                Stream.concat(
                        Stream.of(""),
                        asked.stream().map(Question::value).flatMap(text -> Stream.of(text, text + "\0")));
            case FLAG -> Stream.of(true, false);
            case TIME -> asked.stream().flatMap(question -> milliseconds((Instant) question.value()));
        };
    }

    private static Stream<Double> wholes(List<Question> asked) {
        return numbers(asked)
                .flatMap(number -> Stream.concat(
                        neighbours(number),
                        Stream.of(
                                Math.floor(number), Math.floor(number) + 1, Math.ceil(number) - 1, Math.ceil(number))))
                .filter(number -> number == Math.rint(number));
    }

    private static Stream<Double> neighbours(double number) {
        return Stream.of(number, Math.nextDown(number), Math.nextUp(number));
    }

    private static Stream<Double> numbers(List<Question> asked) {
        return asked.stream().map(question -> ((Number) question.value()).doubleValue());
    }

    /** Saved times have no smaller parts. */
    private static Stream<Instant> milliseconds(Instant time) {
        var below = time.truncatedTo(ChronoUnit.MILLIS);
        return Stream.of(time, below.minusMillis(1), below, below.plusMillis(1));
    }

    private static Object ofKind(ValueKind kind, Object value) {
        return switch (kind) {
            case COUNT -> ((Double) value).intValue();
            case WHOLE -> ((Double) value).longValue();
            case REAL, TEXT, JSON, FLAG, TIME -> value;
        };
    }
}
