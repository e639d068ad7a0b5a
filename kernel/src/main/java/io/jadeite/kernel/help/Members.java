package io.jadeite.kernel.help;

import io.jadeite.dsl.script.StructureWords;
import io.jadeite.kernel.language.Completion.Match;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;

/** The members of a class, as Groovy code has them. */
final class Members {
    private static final List<Method> ADDED = added(DefaultGroovyMethods.class, StringGroovyMethods.class);

    /** To classes themselves: {@code Structure.load}. */
    private static final List<Method> ADDED_TO_CLASSES = added(StructureWords.class);

    private Members() {}

    private static List<Method> added(Class<?>... from) {
        return Stream.of(from)
                .flatMap(one -> Arrays.stream(one.getMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getParameterCount() > 0)
                .filter(method -> !method.isAnnotationPresent(Deprecated.class))
                .toList();
    }

    private static Stream<Method> addedTo(Class<?> type, List<Method> methods) {
        return methods.stream().filter(method -> method.getParameterTypes()[0].isAssignableFrom(type));
    }

    private static Stream<Method> addedTo(Class<?> type) {
        return Stream.concat(addedTo(type, ADDED), addedTo(type, ADDED_TO_CLASSES));
    }

    /** Properties, methods of its own, and those that Groovy adds; by name. */
    static List<Match> of(Class<?> type, boolean isStatic, String prefix) {
        var found = new TreeMap<String, Match>();
        for (var method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) == isStatic && isForPeople(method.getName())) {
                found.putIfAbsent(method.getName(), match(method.getName(), "method", signature(method, 0)));
                property(method)
                        .ifPresent(name -> found.putIfAbsent(
                                name,
                                match(name, "property", method.getReturnType().getSimpleName())));
            }
        }
        for (var field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) == isStatic) {
                found.putIfAbsent(
                        field.getName(),
                        match(field.getName(), "field", field.getType().getSimpleName()));
            }
        }
        addedTo(type, isStatic ? ADDED_TO_CLASSES : ADDED)
                .forEach(method ->
                        found.putIfAbsent(method.getName(), match(method.getName(), "method", signature(method, 1))));
        return found.values().stream()
                .filter(match -> match.text().startsWith(prefix))
                .toList();
    }

    /** What a property, field or method of this name gives; the one with the fewest parameters counts. */
    static Optional<Class<?>> typeOf(Class<?> type, String name, boolean isCall) {
        if (!isCall) {
            var getter = Arrays.stream(type.getMethods())
                    .filter(method -> property(method).filter(name::equals).isPresent())
                    .<Class<?>>map(Method::getReturnType)
                    .findFirst();
            if (getter.isPresent()) {
                return getter;
            }
            var field = Arrays.stream(type.getFields())
                    .filter(one -> one.getName().equals(name))
                    .findFirst();
            if (field.isPresent()) {
                return field.map(one -> one.getType());
            }
        }
        return Stream.concat(Arrays.stream(type.getMethods()), addedTo(type))
                .filter(method -> method.getName().equals(name) && method.getReturnType() != void.class)
                .<Class<?>>map(Method::getReturnType)
                .findFirst();
    }

    /** Each way to call it, one a line. */
    static List<String> signatures(Class<?> type, String name) {
        return Stream.concat(
                        Arrays.stream(type.getMethods())
                                .filter(method -> method.getName().equals(name))
                                .map(method -> described(method, 0)),
                        addedTo(type)
                                .filter(method -> method.getName().equals(name))
                                .map(method -> described(method, 1)))
                .distinct()
                .sorted()
                .toList();
    }

    private static String described(Method method, int from) {
        return "%s %s%s".formatted(method.getReturnType().getSimpleName(), method.getName(), signature(method, from));
    }

    private static String signature(Method method, int from) {
        return Arrays.stream(method.getParameters())
                .skip(from)
                .map(one -> one.getType().getSimpleName() + (one.isNamePresent() ? " " + one.getName() : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Match match(String name, String kind, String signature) {
        return new Match(name, kind, signature);
    }

    private static Optional<String> property(Method method) {
        var name = method.getName();
        int letters =
                name.startsWith("get") ? 3 : name.startsWith("is") && method.getReturnType() == boolean.class ? 2 : 0;
        if (letters == 0
                || name.length() <= letters
                || method.getParameterCount() > 0
                || method.getReturnType() == void.class) {
            return Optional.empty();
        }
        var rest = name.substring(letters);
        return Optional.of(rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1));
    }

    private static boolean isForPeople(String name) {
        return !name.contains("$")
                && !Map.of(
                                "invokeMethod",
                                1,
                                "setMetaClass",
                                1,
                                "getMetaClass",
                                1,
                                "wait",
                                1,
                                "notify",
                                1,
                                "notifyAll",
                                1)
                        .containsKey(name);
    }
}
