package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What values a parameter takes, and how they are read from text, YAML or JSON. */
public sealed interface ParameterType {
    /** In words, as it stands in tables and messages: {@code number > 0}. */
    String words();

    /**
     * The value that a workflow gets.
     *
     * @param given a text, or what YAML or JSON made of it
     * @param structures where the names of structures lead
     * @throws InputException that says what was found; the caller names the parameter
     */
    Object read(Object given, StructureSource structures);

    /** The value as JSON holds it. */
    default Object toJson(Object value) {
        return value;
    }

    /** A structure, from a file or another run. */
    record OfStructure() implements ParameterType {
        @Override
        public String words() {
            return "structure: a file or run:ID";
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            return switch (given) {
                case Structure structure -> structure;
                case Map<?, ?> map -> StructureJson.fromMap(map);
                case String text -> structures.find(text);
                default ->
                    throw new InputException(
                            "should be a structure file, run:ID or a structure as JSON, found %s".formatted(given));
            };
        }

        @Override
        public Object toJson(Object value) {
            return StructureJson.toMap((Structure) value);
        }
    }

    /** Several structures, in order: the images of a path. */
    record OfStructures() implements ParameterType {
        private static final OfStructure ONE = new OfStructure();

        @Override
        public String words() {
            return "structures: files or run:ID, one after the other";
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            if (!(given instanceof List<?> list)) {
                throw new InputException("should be several structures, found %s".formatted(given));
            }
            var problems = new Problems();
            var found = new ArrayList<Object>();
            for (var one : list) {
                var structure = problems.collect(() -> ONE.read(one, structures));
                if (structure != null) {
                    found.add(structure);
                }
            }
            problems.throwIfAny();
            return List.copyOf(found);
        }

        @Override
        public Object toJson(Object value) {
            return ((List<?>) value).stream().map(ONE::toJson).toList();
        }
    }

    /** A whole number between two limits, both allowed. */
    record Whole(long least, long most) implements ParameterType {
        @Override
        public String words() {
            if (least <= Integer.MIN_VALUE && most >= Integer.MAX_VALUE) {
                return "whole number";
            }
            return most == Long.MAX_VALUE ? "whole number ≥ " + least : "whole number " + least + "…" + most;
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            long number = whole(given);
            if (number < least || number > most) {
                throw new InputException("should be a %s, found %d".formatted(words(), number));
            }
            return number;
        }

        private long whole(Object given) {
            try {
                return switch (given) {
                    case Integer number -> number;
                    case Long number -> number;
                    case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
                    case String text -> Long.parseLong(text.strip());
                    default -> throw new NumberFormatException();
                };
            } catch (NumberFormatException e) {
                throw new InputException("should be a %s, found '%s'".formatted(words(), given));
            }
        }
    }

    /** A finite number between two limits; the lower one may be excluded. */
    record Real(double least, boolean leastAllowed, double most) implements ParameterType {
        // Java's own parser also takes 5d and 0x1p3.
        private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

        public static Real positive() {
            return new Real(0, false, Double.POSITIVE_INFINITY);
        }

        public static Real any() {
            return new Real(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
        }

        public static Real atLeast(double least) {
            return new Real(least, true, Double.POSITIVE_INFINITY);
        }

        @Override
        public String words() {
            if (least == Double.NEGATIVE_INFINITY && Double.isInfinite(most)) {
                return "number";
            }
            var lower = "number " + (leastAllowed ? "≥ " : "> ") + number(least);
            return Double.isInfinite(most) ? lower : lower + ", ≤ " + number(most);
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            double number = real(given);
            boolean tooSmall = leastAllowed ? number < least : number <= least;
            if (!Double.isFinite(number) || tooSmall || number > most) {
                throw new InputException("should be a %s, found '%s'".formatted(words(), given));
            }
            return number;
        }

        private double real(Object given) {
            try {
                return switch (given) {
                    case Number number -> number.doubleValue();
                    case String text when DECIMAL.matcher(text.strip()).matches() -> Double.parseDouble(text.strip());
                    default -> throw new NumberFormatException();
                };
            } catch (NumberFormatException e) {
                throw new InputException("should be a %s, found '%s'".formatted(words(), given));
            }
        }

        private static String number(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Yes or no. */
    record Flag() implements ParameterType {
        @Override
        public String words() {
            return "true or false";
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            return switch (String.valueOf(given)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new InputException("should be true or false, found '%s'".formatted(given));
            };
        }
    }

    /** One of a few words. */
    record Choice(List<String> options) implements ParameterType {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", options);
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            var text = String.valueOf(given);
            if (!options.contains(text)) {
                throw new InputException(
                        "should be %s, found '%s'.%s".formatted(words(), text, Nearest.question(text, options)));
            }
            return text;
        }
    }

    /** Any text. */
    record Text() implements ParameterType {
        @Override
        public String words() {
            return "text";
        }

        @Override
        public Object read(Object given, StructureSource structures) {
            if (given instanceof CharSequence text) {
                return text.toString();
            }
            throw new InputException("should be a text, found %s".formatted(given));
        }
    }

    /**
     * Anything that JSON can hold, for workflows that read it by themselves.
     *
     * @param words what it should be
     * @param reader makes JSON's form of what was given, and leaves that form as it is; refuses what it can't, by an
     *     {@link InputException}
     */
    record Value(String words, UnaryOperator<Object> reader) implements ParameterType {
        @Override
        public Object read(Object given, StructureSource structures) {
            return reader.apply(given);
        }
    }
}
