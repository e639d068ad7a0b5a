package io.jadeite.kernel.help;

import groovy.lang.Closure;
import io.jadeite.kernel.session.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds out of what class an expression is, without running it: from the values of variables and the declared types of members. */
final class Expressions {
    private static final List<String> DEFAULT_PACKAGES = List.of(
            "java.lang.",
            "java.util.",
            "java.io.",
            "java.net.",
            "java.time.",
            "java.nio.file.",
            "java.math.",
            "groovy.lang.",
            "groovy.util.",
            "io.jadeite.engine.structure.",
            "io.jadeite.dsl.script.");

    private final Shared shared;
    private final Function<String, Optional<String>> imports;

    /** @param imports the full name of what cells have imported under a name */
    Expressions(Shared shared, Function<String, Optional<String>> imports) {
        this.shared = shared;
        this.imports = imports;
    }

    /**
     * What stands before a dot.
     *
     * @param value it itself, where it is a variable
     * @param isStatic whether it is a class's name
     */
    record Known(Class<?> type, boolean isStatic, Optional<Object> value) {}

    /** The expression that ends where this text ends. */
    Optional<Known> ending(String text) {
        var parts = parts(text);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        int used = 1;
        Optional<Known> known = root(parts.getFirst());
        if (known.isEmpty()) {
            // A class that is named in full.
            var name = new StringBuilder(parts.getFirst().name());
            while (known.isEmpty() && used < parts.size()) {
                name.append('.').append(parts.get(used).name());
                used++;
                known = load(name.toString()).map(type -> new Known(type, true, Optional.empty()));
            }
        }
        for (int i = used; i < parts.size() && known.isPresent(); i++) {
            known = member(known.get(), parts.get(i));
        }
        return known;
    }

    /** The class of a name, where it is one. */
    Optional<Class<?>> type(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        var declared = shared.types().find(name).flatMap(found -> load(found.name()));
        if (declared.isPresent()) {
            return declared;
        }
        var imported = imports.apply(name).flatMap(this::load);
        return imported.isPresent()
                ? imported
                : DEFAULT_PACKAGES.stream()
                        .flatMap(one -> load(one + name).stream())
                        .findFirst();
    }

    private Optional<Known> root(Part part) {
        if (part.literal().isPresent()) {
            return Optional.of(new Known(part.literal().get(), false, Optional.empty()));
        }
        if (part.isCall()) {
            return Optional.empty();
        }
        var variables = shared.variables();
        if (variables.names().contains(part.name())) {
            var value = Optional.ofNullable(variables.get(part.name()));
            return value.map(found -> new Known(
                    found instanceof Class<?> type ? type : found.getClass(), found instanceof Class<?>, value));
        }
        return type(part.name()).map(type -> new Known(type, true, Optional.empty()));
    }

    private static Optional<Known> member(Known of, Part part) {
        if (part.name().equals("new")) {
            return Optional.of(new Known(of.type(), false, Optional.empty()));
        }
        if (of.value().orElse("") instanceof Map<?, ?> map && !part.isCall() && map.get(part.name()) != null) {
            var value = map.get(part.name());
            return Optional.ofNullable(value).map(found -> new Known(found.getClass(), false, Optional.of(found)));
        }
        return Members.typeOf(of.type(), part.name(), part.isCall())
                .filter(type -> type != void.class)
                .map(type -> new Known(boxed(type), false, Optional.empty()));
    }

    private Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, shared.loader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    /**
     * A name in a chain, or a constant at its begin.
     *
     * @param isCall whether brackets follow
     */
    private record Part(String name, boolean isCall, Optional<Class<?>> literal) {}

    /** The chain of names that ends the text, read backwards. */
    private static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        int at = text.length();
        while (true) {
            boolean isCall = false;
            while (at > 0 && (text.charAt(at - 1) == ')' || text.charAt(at - 1) == '}' || text.charAt(at - 1) == ']')) {
                char closing = text.charAt(at - 1);
                int open = opening(text, at - 1);
                if (open < 0) {
                    return List.of();
                }
                boolean isAlone = open == 0 || !isPart(text.charAt(open - 1));
                if (closing == ']' && isAlone && !text.substring(0, open).endsWith(")")) {
                    boolean isMap = text.substring(open, at).matches("(?s)\\[\\s*:\\s*\\]|\\[\\s*\\w+\\s*:.*");
                    parts.addFirst(new Part("", false, Optional.of(isMap ? Map.class : List.class)));
                    return parts;
                }
                if (closing == '}'
                        && isAlone
                        && !text.substring(0, open).stripTrailing().endsWith(")")
                        && !text.substring(0, open).stripTrailing().matches("(?s).*\\w")) {
                    parts.addFirst(new Part("", false, Optional.of(Closure.class)));
                    return parts;
                }
                isCall |= closing != ']';
                at = open;
                while (at > 0 && text.charAt(at - 1) == ' ') {
                    at--;
                }
            }
            int end = at;
            while (at > 0 && isPart(text.charAt(at - 1))) {
                at--;
            }
            var name = text.substring(at, end);
            if (name.isEmpty()) {
                boolean isText = end > 0 && (text.charAt(end - 1) == '"' || text.charAt(end - 1) == '\'');
                return isText ? withText(parts) : List.of();
            }
            parts.addFirst(new Part(name, isCall, Optional.empty()));
            boolean isNew = text.substring(0, at).matches("(?s).*\\bnew\\s+$");
            if (isNew) {
                parts.set(0, new Part(name, false, Optional.empty()));
                parts.add(1, new Part("new", true, Optional.empty()));
                return parts;
            }
            int dot = at;
            while (dot > 0 && Character.isWhitespace(text.charAt(dot - 1))) {
                dot--;
            }
            if (dot == 0 || text.charAt(dot - 1) != '.') {
                return parts;
            }
            at = dot - 1;
            if (at > 0 && (text.charAt(at - 1) == '?' || text.charAt(at - 1) == '*')) {
                at--;
            }
            while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
                at--;
            }
        }
    }

    private static List<Part> withText(List<Part> parts) {
        parts.addFirst(new Part("", false, Optional.of(String.class)));
        return parts;
    }

    private static boolean isPart(char letter) {
        return Character.isJavaIdentifierPart(letter);
    }

    private static int opening(String text, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            switch (text.charAt(i)) {
                case ')', ']', '}' -> depth++;
                case '(', '[', '{' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
