package io.jadeite.kernel.help;

import io.jadeite.dsl.script.groovy.Words;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.kernel.language.Completion;
import io.jadeite.kernel.language.Completion.Match;
import io.jadeite.kernel.session.CellLoader;
import io.jadeite.kernel.session.Shared;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/** Completion and inspection in Groovy code. */
final class GroovyHelp {
    private static final List<String> KEYWORDS = List.of(
            "as",
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "continue",
            "def",
            "default",
            "do",
            "else",
            "enum",
            "extends",
            "false",
            "finally",
            "for",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "new",
            "null",
            "record",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "trait",
            "true",
            "try",
            "var",
            "while");
    private static final List<String> CELL_WORDS =
            List.of("display", "updateDisplay", "clearOutput", "input", "password", "println", "print", "printf");
    private static final Pattern DOT = Pattern.compile("(?s)(.*?)(?:\\?\\.|\\*\\.|\\.&|\\.)\\s*(\\w*)$");

    private final Shared shared;
    private final Expressions expressions;

    GroovyHelp(Shared shared, Function<String, Optional<String>> imports) {
        this.shared = shared;
        this.expressions = new Expressions(shared, imports);
    }

    Completion complete(Spot spot) {
        var prefix = spot.prefix();
        return owner(spot)
                .map(owner -> spot.replacing(prefix.length(), members(owner, prefix)))
                .orElseGet(() -> spot.replacing(prefix.length(), names(prefix)));
    }

    /** The text before the dot of the name that is being written. */
    private static Optional<String> owner(Spot spot) {
        var before = spot.before();
        var head = before.substring(0, before.length() - spot.prefix().length());
        var dotted = DOT.matcher(head.stripTrailing());
        return dotted.matches() && dotted.group(2).isEmpty() && !dotted.group(1).endsWith(".")
                ? Optional.of(dotted.group(1))
                : Optional.empty();
    }

    private List<Match> members(String owner, String prefix) {
        return expressions.ending(owner).map(known -> members(known, prefix)).orElse(List.of());
    }

    private static List<Match> members(Expressions.Known known, String prefix) {
        var matches = new ArrayList<Match>();
        if (known.value().orElse("") instanceof Map<?, ?> map) {
            map.keySet().stream()
                    .map(String::valueOf)
                    .filter(key -> key.startsWith(prefix) && key.matches("[A-Za-z_]\\w*"))
                    .forEach(key -> matches.add(new Match(key, "property", "")));
        }
        if (known.value().orElse("") instanceof Result result) {
            result.toMap().keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(key -> matches.add(new Match(key, "property", "")));
        }
        matches.addAll(Members.of(known.type(), known.isStatic(), prefix));
        return matches;
    }

    private List<Match> names(String prefix) {
        var found = new TreeMap<String, Match>();
        for (var name : shared.variables().names()) {
            var value = shared.variables().get(name);
            found.put(
                    name,
                    value instanceof MethodClosure
                            ? new Match(name, "method", "")
                            : new Match(name, "variable", simpleName(value)));
        }
        shared.types().all().keySet().forEach(name -> found.put(name, new Match(name, "class", "")));
        Words.OUTSIDE.forEach(word -> found.putIfAbsent(word, new Match(word, "word", "")));
        Words.INSIDE.forEach(word -> found.putIfAbsent(word, new Match(word, "word", "")));
        CELL_WORDS.forEach(word -> found.putIfAbsent(word, new Match(word, "word", "")));
        KEYWORDS.forEach(word -> found.putIfAbsent(word, new Match(word, "keyword", "")));
        TypeIndex.DEFAULT.beginning(prefix).forEach(name -> found.putIfAbsent(name, new Match(name, "class", "")));
        found.putIfAbsent("Structure", new Match("Structure", "class", ""));
        return found.values().stream()
                .filter(match -> match.text().startsWith(prefix))
                .toList();
    }

    /** What is known of the name at a place. */
    Optional<String> inspect(Spot given) {
        var spot = given.behindName();
        var name = spot.prefix();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var owner = owner(spot);
        if (owner.isPresent()) {
            return expressions.ending(owner.get()).flatMap(known -> {
                var signatures = Members.signatures(known.type(), name);
                return signatures.isEmpty()
                        ? Members.typeOf(known.type(), name, false)
                                .map(type -> "%s %s".formatted(type.getSimpleName(), name))
                        : Optional.of("%s%n%s".formatted(known.type().getName(), String.join("\n", signatures)));
            });
        }
        if (shared.variables().names().contains(name)) {
            var value = shared.variables().get(name);
            return Optional.of(
                    value instanceof MethodClosure method
                            ? String.join(
                                    "\n", Members.signatures(method.getOwner().getClass(), method.getMethod()))
                            : "%s %s".formatted(simpleName(value), name));
        }
        var type = expressions.type(name);
        return type.isPresent() ? type.map(TypeText::of) : WordText.of(name);
    }

    /** The name at a place as Java would write it, where it is a class or a member of one that Java can name. */
    Optional<String> inJava(Spot given) {
        var spot = given.behindName();
        var name = spot.prefix();
        var owner = owner(spot);
        if (owner.isEmpty()) {
            return expressions.type(name).filter(GroovyHelp::isNameable).map(Class::getCanonicalName);
        }
        return expressions
                .ending(owner.get())
                .filter(known -> isNameable(known.type()))
                .map(known -> (known.isStatic() ? "%s.%s" : "((%s) null).%s")
                        .formatted(known.type().getCanonicalName(), name));
    }

    private static boolean isNameable(Class<?> type) {
        return type.getCanonicalName() != null
                && Modifier.isPublic(type.getModifiers())
                && !type.getName().startsWith(CellLoader.PACKAGES);
    }

    private static String simpleName(@Nullable Object value) {
        return value == null ? "Object" : value.getClass().getSimpleName();
    }
}
