package io.jadeite.dsl.script.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A workflow in Java with what it needs, as source.
 *
 * @param texts that stand in the code
 * @param classes that it may name, of libraries and of Jadeite
 * @param expression gives the definition, of a variable of the type {@code Jadeite}
 */
record JavaSlice(
        List<String> imports,
        List<String> types,
        List<String> methods,
        List<Variable> variables,
        Set<String> texts,
        Set<Class<?>> classes,
        String expression) {
    /** The class that they become on a worker. */
    static final String CLASS = "JadeiteWorkflow";

    static final String DEFINE = "define$";

    /** A variable that is used, with the value of now. */
    record Variable(String name, String type, @Nullable Object value) {}

    /** One class in which all of it stands together. */
    String source() {
        var lines = new ArrayList<>(imports);
        lines.add("public final class %s {".formatted(CLASS));
        for (var variable : variables) {
            lines.add("  public static %s %s;".formatted(variable.type(), variable.name()));
        }
        types.forEach(type -> lines.add(asStatic(type)));
        methods.forEach(method -> lines.add(asStatic(method)));
        lines.add("  public static Object %s() { return %s; }".formatted(DEFINE, expression));
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    /** What people read. */
    String readable() {
        return "%s\n\n%s\n\n%s;\n"
                .formatted(
                        String.join("\n", imports),
                        types.stream().collect(Collectors.joining("\n\n"))
                                + methods.stream().collect(Collectors.joining("\n\n", "\n\n", "")),
                        expression)
                .strip();
    }

    private static String asStatic(String declaration) {
        var plain = declaration.strip().replaceFirst("^((public|protected|private|final)\\s+)+", "");
        return plain.startsWith("static ") ? "  public " + plain : "  public static " + plain;
    }
}
