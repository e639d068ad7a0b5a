package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.dsl.script.value.Records;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.workflow.ParameterType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values of a type in the code become values of a parameter, which JSON holds, and the other way. */
enum InputKind {
    STRUCTURE {
        @Override
        ParameterType parameterType(Class<?> type) {
            return new ParameterType.OfStructure();
        }
    },
    WHOLE {
        @Override
        ParameterType parameterType(Class<?> type) {
            return switch (type.getSimpleName()) {
                case "byte", "Byte" -> new ParameterType.Whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
                case "short", "Short" -> new ParameterType.Whole(Short.MIN_VALUE, Short.MAX_VALUE);
                case "int", "Integer" -> new ParameterType.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
                default -> new ParameterType.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
            };
        }

        @Override
        Object toCode(Class<?> type, Object value, Decoder decoder) {
            long number = ((Number) value).longValue();
            return switch (type.getSimpleName()) {
                case "byte", "Byte" -> (byte) number;
                case "short", "Short" -> (short) number;
                case "int", "Integer" -> (int) number;
                case "BigInteger" -> BigInteger.valueOf(number);
                default -> number;
            };
        }
    },
    REAL {
        @Override
        ParameterType parameterType(Class<?> type) {
            return ParameterType.Real.any();
        }

        @Override
        Object toCode(Class<?> type, Object value, Decoder decoder) {
            double number = ((Number) value).doubleValue();
            return switch (type.getSimpleName()) {
                case "float", "Float" -> (float) number;
                case "BigDecimal" -> BigDecimal.valueOf(number);
                default -> number;
            };
        }
    },
    FLAG {
        @Override
        ParameterType parameterType(Class<?> type) {
            return new ParameterType.Flag();
        }
    },
    TEXT {
        @Override
        ParameterType parameterType(Class<?> type) {
            return new ParameterType.Text();
        }
    },
    CHOICE {
        @Override
        ParameterType parameterType(Class<?> type) {
            return new ParameterType.Choice(constants(type));
        }

        @Override
        Object toCode(Class<?> type, Object value, Decoder decoder) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value))
                    .findFirst()
                    .orElseThrow();
        }
    },
    /** Records, lists, maps and whatever else a {@link Decoder} makes again. */
    OTHER {
        @Override
        ParameterType parameterType(Class<?> type) {
            return new ParameterType.Value(words(type), given -> Envelope.of(given, inner -> fitting(type, inner)));
        }

        @Override
        Object toCode(Class<?> type, Object value, Decoder decoder) {
            var living = Envelope.open(value, decoder);
            if (living != null && type.isInstance(living)) {
                return living;
            }
            throw new InputException("should be a %s, found '%s'".formatted(words(type), living));
        }
    };

    static InputKind of(Class<?> type) {
        if (type == Structure.class) {
            return STRUCTURE;
        }
        if (type.isEnum()) {
            return CHOICE;
        }
        return switch (type.getName()) {
            case "int",
                    "long",
                    "short",
                    "byte",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Short",
                    "java.lang.Byte",
                    "java.math.BigInteger" -> WHOLE;
            case "double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal", "java.lang.Number" ->
                REAL;
            case "boolean", "java.lang.Boolean" -> FLAG;
            case "java.lang.String", "java.lang.CharSequence" -> TEXT;
            default -> OTHER;
        };
    }

    abstract ParameterType parameterType(Class<?> type);

    /** @throws InputException where no value of the type can be stored with a run */
    void check(String name, Class<?> type) {
        if (this == OTHER && !isStorable(type)) {
            throw new InputException(
                    "The input %s is declared as %s, which can't be stored with a run. Inputs are numbers, texts, true or false, structures, enums, records, lists and maps."
                            .formatted(name, type.getTypeName()));
        }
    }

    /** A parameter's value, for the code. */
    Object toCode(Class<?> type, Object value, Decoder decoder) {
        return value;
    }

    private static boolean isStorable(Class<?> type) {
        return type == Object.class
                || type.isRecord()
                || type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Iterable.class == type
                || Map.class.isAssignableFrom(type)
                || type.getPackageName().equals("java.time");
    }

    private static Object fitting(Class<?> type, Object given) {
        var fitting = type.isRecord() && given instanceof Map<?, ?> map ? recordOf(type, map) : given;
        if (!type.isInstance(fitting)) {
            throw new InputException("should be a %s, found %s '%s'"
                    .formatted(words(type), given.getClass().getSimpleName(), given));
        }
        return fitting;
    }

    private static Record recordOf(Class<?> type, Map<?, ?> map) {
        var names = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        var values = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (!names.contains(name)) {
                throw new InputException(
                        "%s has no '%s'.%s".formatted(words(type), name, Nearest.question(name, names)));
            }
            values.put(name, value);
        });
        return Records.make(type, values);
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static String words(Class<?> type) {
        if (type == Object.class) {
            return "value";
        }
        return type.isInterface() && type.getPackageName().equals("java.util")
                ? type.getSimpleName().toLowerCase(java.util.Locale.ROOT)
                : type.getSimpleName();
    }
}
