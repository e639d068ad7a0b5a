package io.jadeite.dsl.script.java;

import io.jadeite.engine.problem.InputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The snippets of a JShell whose code runs in this process, as far as they are in force. Threads may share it. */
public final class JavaSnippets {
    /** A class of a snippet; what is made in it, lambdas too, has its name before their own. */
    private static final Pattern HOST = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(\\$.*)?");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private final JShell shell;

    public JavaSnippets(JShell shell) {
        this.shell = shell;
    }

    /**
     * The snippet that made an object, with all that it needs.
     *
     * @throws InputException where the snippet isn't finished, or needs what isn't defined
     */
    Optional<JavaSlice> sliceOf(Object made) {
        var host = HOST.matcher(made.getClass().getName().replaceAll("/.*", ""));
        if (!host.matches()) {
            return Optional.empty();
        }
        var snippet =
                active().stream().filter(one -> one.id().equals(host.group(1))).findFirst();
        if (snippet.isEmpty()) {
            throw new InputException(
                    "The snippet that defines the workflow isn't finished, or was replaced. Define the workflow in a snippet of its own, and submit it in a later one.");
        }
        if (snippet.get() instanceof MethodSnippet || snippet.get() instanceof TypeDeclSnippet) {
            throw new InputException(
                    "The workflow's code stands in '%s'; to travel it must be written where the workflow is defined."
                            .formatted(((DeclarationSnippet) snippet.get()).name()));
        }
        return Optional.of(
                slice(snippet.get(), Objects.requireNonNull(made.getClass().getClassLoader())));
    }

    private JavaSlice slice(Snippet root, ClassLoader loader) {
        var named = named();
        var needed = new LinkedHashSet<DeclarationSnippet>();
        var open = new ArrayDeque<Snippet>(List.of(root));
        while (!open.isEmpty()) {
            var source = open.pop().source();
            for (var word : words(source)) {
                var found = named.get(word);
                if (found != null && !found.equals(root) && needed.add(found) && !(found instanceof VarSnippet)) {
                    refuseUnresolved(found);
                    open.push(found);
                }
            }
        }
        var methods = new ArrayList<String>();
        var types = new ArrayList<String>();
        var variables = new ArrayList<JavaSlice.Variable>();
        for (var snippet : needed) {
            switch (snippet) {
                case MethodSnippet method -> methods.add(method.source());
                case TypeDeclSnippet type -> types.add(type.source());
                case VarSnippet variable ->
                    variables.add(
                            new JavaSlice.Variable(variable.name(), variable.typeName(), value(variable, loader)));
                default -> throw new IllegalStateException(snippet.toString());
            }
        }
        refuseChanges(root, methods, variables);
        return new JavaSlice(imports(root, methods, types), types, methods, variables, expression(root));
    }

    private List<Snippet> active() {
        return shell.snippets().filter(one -> shell.status(one).isActive()).toList();
    }

    private Map<String, DeclarationSnippet> named() {
        var named = new LinkedHashMap<String, DeclarationSnippet>();
        for (var snippet : active()) {
            if (snippet instanceof DeclarationSnippet declaration && !(snippet instanceof ImportSnippet)) {
                named.put(declaration.name(), declaration);
            }
        }
        return named;
    }

    private void refuseUnresolved(DeclarationSnippet snippet) {
        if (shell.status(snippet) != Status.VALID) {
            throw new InputException("'%s' needs what isn't defined: %s."
                    .formatted(
                            snippet.name(),
                            String.join(
                                    ", ", shell.unresolvedDependencies(snippet).toList())));
        }
    }

    private List<String> imports(Snippet root, List<String> methods, List<String> types) {
        var words = words(root.source() + String.join("\n", methods) + String.join("\n", types));
        return active().stream()
                .filter(ImportSnippet.class::isInstance)
                .map(ImportSnippet.class::cast)
                .filter(one -> one.fullname().endsWith("*")
                        || words.contains(one.name().replaceAll(".*\\.", "")))
                .map(one -> one.source().strip())
                .map(one -> one.endsWith(";") ? one : one + ";")
                .toList();
    }

    /** The initialiser of a variable, or the expression itself. */
    private static String expression(Snippet root) {
        var source = root.source().strip().replaceAll(";\\s*$", "");
        if (!(root instanceof VarSnippet variable)) {
            return source;
        }
        var begin = Pattern.compile("(?s)^.*?\\b" + Pattern.quote(variable.name()) + "\\s*=\\s*")
                .matcher(source);
        return begin.find() ? source.substring(begin.end()) : source;
    }

    private static void refuseChanges(Snippet root, List<String> methods, List<JavaSlice.Variable> variables) {
        var code = root.source() + "\n" + String.join("\n", methods);
        for (var variable : variables) {
            var name = Pattern.quote(variable.name());
            var change = Pattern.compile("(?<![\\w$.])%s\\s*(\\+\\+|--|[-+*/%%&|^]?=(?!=))|(\\+\\+|--)\\s*%s(?![\\w$])"
                    .formatted(name, name));
            if (change.matcher(code).find()) {
                throw new InputException(
                        "The workflow changes the variable %s; the change could not come back. Return the value instead."
                                .formatted(variable.name()));
            }
        }
    }

    /** As it is now: JShell keeps each variable in a field of its snippet's class. */
    private @Nullable Object value(VarSnippet variable, ClassLoader loader) {
        for (char suffix = 'Z'; suffix >= 'A'; suffix--) {
            var name = "REPL.$JShell$" + variable.id() + (suffix == 'A' ? "" : String.valueOf(suffix));
            try {
                var field = Class.forName(name, true, loader).getDeclaredField(variable.name());
                field.setAccessible(true);
                return field.get(null);
            } catch (ClassNotFoundException e) {
                // this suffix was never used; an earlier one may have been
            } catch (ReflectiveOperationException e) {
                throw new InputException("The variable %s can't be read.".formatted(variable.name()));
            }
        }
        throw new InputException("The variable %s can't be read.".formatted(variable.name()));
    }

    private static Set<String> words(String source) {
        var words = new LinkedHashSet<String>();
        WORD.matcher(source).results().forEach(word -> words.add(word.group()));
        return words;
    }
}
