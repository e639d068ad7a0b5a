package io.jadeite.kernel.help;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;

/** A class in a few lines: what it is, how it is made. */
final class TypeText {
    private TypeText() {}

    static String of(Class<?> type) {
        var lines = new ArrayList<String>();
        lines.add(type.toGenericString());
        for (var constructor : type.getConstructors()) {
            lines.add("new " + constructor.toGenericString().replaceFirst("^(?:\\w+ )*", ""));
        }
        Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() == type)
                .map(method -> "%s.%s%s"
                        .formatted(type.getSimpleName(), method.getName(), parameters(method.getParameterTypes())))
                .filter(line -> !line.contains("$"))
                .distinct()
                .sorted()
                .limit(30)
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String parameters(Class<?>[] types) {
        return Arrays.stream(types)
                .map(Class::getSimpleName)
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }
}
