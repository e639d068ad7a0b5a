package io.jadeite.kernel.java;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As what type a value of another language is declared in Java cells. */
final class TypeNames {
    private static final int LOOKED_AT = 1000;
    private static final Set<String> SAYING_NOTHING = Set.of("java.io.Serializable", "java.lang.Cloneable");

    private TypeNames() {}

    /** The nearest type that Java code can name, with the types of its elements where all are of one. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "Object";
        }
        var type = nameable(value.getClass());
        var name = type.getCanonicalName();
        int parameters = type.getTypeParameters().length;
        if (value instanceof Map<?, ?> map && parameters == 2) {
            return "%s<%s, %s>".formatted(name, common(map.keySet()), common(map.values()));
        }
        if (value instanceof Collection<?> elements && parameters == 1) {
            return "%s<%s>".formatted(name, common(elements));
        }
        return name;
    }

    private static String common(Collection<?> elements) {
        var types = elements.stream()
                .limit(LOOKED_AT)
                .map(element -> element == null ? "Object" : of(element))
                .distinct()
                .toList();
        return types.size() == 1 && elements.size() <= LOOKED_AT ? types.getFirst() : "Object";
    }

    private static Class<?> nameable(Class<?> type) {
        if (type.isArray()) {
            return nameable(type.getComponentType()).arrayType();
        }
        for (@Nullable Class<?> above = type; above != null && above != Object.class; above = above.getSuperclass()) {
            if (isNameable(above)) {
                return above;
            }
        }
        for (@Nullable Class<?> above = type; above != null; above = above.getSuperclass()) {
            var face = Stream.of(above.getInterfaces())
                    .filter(TypeNames::isNameable)
                    .filter(one -> !SAYING_NOTHING.contains(one.getName()))
                    .findFirst();
            if (face.isPresent()) {
                return face.get();
            }
        }
        return Object.class;
    }

    private static boolean isNameable(Class<?> type) {
        if (type.isPrimitive()) {
            return true;
        }
        boolean isOpen = Modifier.isPublic(type.getModifiers())
                && type.getCanonicalName() != null
                && !type.isHidden()
                && Optional.ofNullable(type.getEnclosingClass())
                        .map(TypeNames::isNameable)
                        .orElse(true);
        // Groovy's scripts and closures are classes of one cell alone.
        return isOpen
                && type.getModule().isExported(type.getPackageName())
                && !type.getName().contains("$_");
    }
}
