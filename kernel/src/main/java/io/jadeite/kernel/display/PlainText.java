package io.jadeite.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Values in plain text: their own words, as far as they have any. */
final class PlainText {
    /** A notebook with more in one value is no help to anybody. */
    private static final int LONGEST = 100_000;

    private static final int MOST_ELEMENTS = 1000;
    private static final int DEEPEST = 20;

    private PlainText() {}

    static String of(@Nullable Object value) {
        return shortened(words(value, 0));
    }

    static String shortened(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (%d characters more)".formatted(text.length() - LONGEST);
    }

    private static String words(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> map(map, depth);
            case Collection<?> collection -> elements(collection.iterator(), collection.size(), depth);
            case Optional<?> optional ->
                optional.map(inner -> "Optional[" + words(inner, depth + 1) + "]")
                        .orElse("Optional.empty");
            default -> value.getClass().isArray() ? array(value, depth) : own(value);
        };
    }

    private static String map(Map<?, ?> map, int depth) {
        var text = new StringJoiner(", ", "[", "]").setEmptyValue("[:]");
        int count = 0;
        for (var entry : map.entrySet()) {
            if (count++ == MOST_ELEMENTS) {
                text.add("… (%d entries)".formatted(map.size()));
                break;
            }
            text.add(words(entry.getKey(), depth + 1) + ":" + words(entry.getValue(), depth + 1));
        }
        return text.toString();
    }

    private static String elements(Iterator<?> elements, int size, int depth) {
        var text = new StringJoiner(", ", "[", "]");
        for (int i = 0; elements.hasNext(); i++) {
            if (i == MOST_ELEMENTS) {
                text.add("… (%d elements)".formatted(size));
                break;
            }
            text.add(words(elements.next(), depth + 1));
        }
        return text.toString();
    }

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        var text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < length; i++) {
            if (i == MOST_ELEMENTS) {
                text.add("… (%d elements)".formatted(length));
                break;
            }
            text.add(words(Array.get(array, i), depth + 1));
        }
        return text.toString();
    }

    /** Java's own words for what has none, {@code Foo@1a2b3c}, tell nothing; its type does. */
    private static String own(Object value) {
        var text = String.valueOf(value);
        var type = value.getClass();
        var java = type.getName() + "@" + Integer.toHexString(System.identityHashCode(value));
        return text.equals(java) ? "a value of type " + name(type) : text;
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().isEmpty() || type.isHidden() ? "a lambda or closure" : type.getSimpleName();
    }
}
