package io.jadeite.engine.result;

import io.jadeite.engine.problem.InputException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What results have to be like. One whose value is missing fulfils no comparison with it. */
public sealed interface Condition {
    /** A value compared with one that is given, of the column's kind. */
    record Compare(ResultValue column, Comparison comparison, Object value) implements Condition {
        /** @throws InputException where such a value can't be compared with the column's */
        public Compare {
            value = fitting(column, comparison, value);
        }

        @Override
        public String toString() {
            return column.scriptName() + " " + comparison.sign() + " "
                    + (value instanceof String ? "'" + value + "'" : value);
        }
    }

    record Present(ResultValue column) implements Condition {
        @Override
        public String toString() {
            return column.scriptName() + " present";
        }
    }

    record Missing(ResultValue column) implements Condition {
        @Override
        public String toString() {
            return column.scriptName() + " missing";
        }
    }

    /** Each of them; always, where there is none. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return joined(parts, " and ");
        }
    }

    /** One of them at least; never, where there is none. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.isEmpty() ? "never" : joined(parts, " or ");
        }
    }

    /** All results are like that. */
    static Condition always() {
        return new All(List.of());
    }

    default Condition and(Condition other) {
        return this.equals(always()) ? other : new All(List.of(this, other));
    }

    /** What it looks at. */
    default Stream<ResultValue> values() {
        return switch (this) {
            case Compare compare -> Stream.of(compare.column());
            case Present present -> Stream.of(present.column());
            case Missing missing -> Stream.of(missing.column());
            case All all -> all.parts().stream().flatMap(Condition::values);
            case Any any -> any.parts().stream().flatMap(Condition::values);
        };
    }

    private static String joined(List<Condition> parts, String word) {
        return parts.stream()
                .map(part -> part instanceof Any any && any.parts().size() > 1 ? "(" + part + ")" : part.toString())
                .collect(Collectors.joining(word));
    }

    private static Object fitting(ResultValue column, Comparison comparison, Object value) {
        var name = column.scriptName();
        return switch (column.kind()) {
            case COUNT, WHOLE, REAL -> number(name, value);
            case TEXT, JSON -> {
                if (value instanceof CharSequence text) {
                    yield text.toString();
                }
                throw unfitting(name, "a text, for instance 'Cu32'", value);
            }
            case FLAG -> {
                if (!(value instanceof Boolean)) {
                    throw unfitting(name, "true or false", value);
                }
                if (comparison != Comparison.EQUAL && comparison != Comparison.UNEQUAL) {
                    throw new InputException("%s is true or false: compare it with == or !=, not with %s."
                            .formatted(column.scriptName(), comparison.sign()));
                }
                yield value;
            }
            case TIME ->
                switch (value) {
                    case Instant time -> time;
                    case Date time -> time.toInstant();
                    default ->
                        throw unfitting(name, "a time, for instance Instant.parse('2026-11-22T10:00:00Z')", value);
                };
        };
    }

    private static Object number(String name, Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            // Added zero: there is no negative one, which would equal zero in some places and not in others.
            case Number number when !Double.isNaN(number.doubleValue()) -> number.doubleValue() + 0.0;
            default -> throw unfitting(name, "a number", value);
        };
    }

    private static InputException unfitting(String name, String wanted, Object value) {
        return new InputException("%s is compared with %s, found %s.".formatted(name, wanted, value));
    }
}
