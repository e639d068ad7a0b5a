package io.jadeite.dsl.script.java;

import io.jadeite.engine.problem.InputException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** The snippets of a JShell whose code runs in this process, as far as they are in force. Threads may share it. */
public final class JavaSnippets {
    private final JShell shell;
    private final Function<String, Optional<String>> types;
    private final Set<String> staying;
    private final Map<Snippet, JavaUses> read = Collections.synchronizedMap(new WeakHashMap<>());

    public JavaSnippets(JShell shell) {
        this(shell, name -> Optional.empty(), Set.of());
    }

    /**
     * @param types the sources of types that the shell imports and that were compiled beside it, by their whole names
     * @param staying classes whose members workers don't have
     */
    public JavaSnippets(JShell shell, Function<String, Optional<String>> types, Set<String> staying) {
        this.shell = shell;
        this.types = types;
        this.staying = Set.copyOf(staying);
    }

    /** Whether workers don't have the members of a class. */
    boolean stays(String className) {
        return staying.contains(className);
    }

    /** The source of a type that an import of the shell names, where it is a type of the user's. */
    Optional<String> typeSource(String name) {
        return types.apply(name);
    }

    /**
     * The snippet that made an object, with all that it needs.
     *
     * @throws InputException where the snippet isn't finished, needs what isn't defined, or used what has been defined anew
     */
    Optional<JavaSlice> sliceOf(Object made) {
        var host = SnippetClasses.hostOf(made);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        var id = host.get().snippet();
        var snippet = active().stream().filter(one -> one.id().equals(id)).findFirst();
        if (snippet.isEmpty()) {
            throw new InputException(
                    "The snippet that defines the workflow isn't finished, or was replaced. Define the workflow in a snippet of its own, and submit it in a later one.");
        }
        if (snippet.get() instanceof MethodSnippet || snippet.get() instanceof TypeDeclSnippet) {
            throw new InputException(
                    "The workflow's code stands in '%s'; to travel it must be written where the workflow is defined."
                            .formatted(((DeclarationSnippet) snippet.get()).name()));
        }
        var loader = Objects.requireNonNull(made.getClass().getClassLoader());
        boolean isNow = SnippetClasses.newest(id, loader)
                .filter(newest -> newest.getName().equals(host.get().name()))
                .isPresent();
        if (!isNow) {
            throw new InputException(
                    "The snippet that defines the workflow, or what it uses, was defined anew since. Run the snippet again, then submit.");
        }
        return Optional.of(new JavaSlicer(this, loader).slice(snippet.get()));
    }

    List<Snippet> active() {
        return shell.snippets().filter(one -> shell.status(one).isActive()).toList();
    }

    /** What a snippet uses; it never changes. */
    JavaUses uses(Snippet snippet) {
        return read.computeIfAbsent(snippet, each -> switch (each) {
            case MethodSnippet method -> JavaReader.declaration(method.source());
            case TypeDeclSnippet type -> JavaReader.declaration(type.source());
            case VarSnippet variable -> JavaReader.type(typeName(variable));
            default -> JavaReader.expression(expression(each));
        });
    }

    /** As it is called where all types of the user's stand together. */
    static String typeName(VarSnippet variable) {
        return variable.typeName().replaceAll("\\bcell\\.j\\d+\\.", "");
    }

    /** An expression, or the initialiser of a variable. */
    static String expression(Snippet root) {
        var source = root.source().strip().replaceAll(";\\s*$", "");
        if (!(root instanceof VarSnippet variable)) {
            return source;
        }
        var begin = Pattern.compile("(?s)^.*?\\b" + Pattern.quote(variable.name()) + "\\s*=\\s*")
                .matcher(source);
        return begin.find() ? source.substring(begin.end()) : source;
    }

    void refuseUnresolved(DeclarationSnippet snippet) {
        if (shell.status(snippet) != Status.VALID) {
            throw new InputException("'%s' needs what isn't defined: %s."
                    .formatted(
                            snippet.name(),
                            String.join(
                                    ", ", shell.unresolvedDependencies(snippet).toList())));
        }
    }

    /** As it is now: JShell keeps each variable in a field of its snippet's class. */
    static @Nullable Object value(VarSnippet variable, ClassLoader loader) {
        var holder = SnippetClasses.newest(variable.id(), loader);
        try {
            if (holder.isPresent()) {
                var field = holder.get().getDeclaredField(variable.name());
                field.setAccessible(true);
                return field.get(null);
            }
        } catch (ReflectiveOperationException e) {
            // told below
        }
        throw new InputException("The variable %s can't be read.".formatted(variable.name()));
    }
}
