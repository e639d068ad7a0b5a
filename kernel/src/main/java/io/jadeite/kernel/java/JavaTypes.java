package io.jadeite.kernel.java;

import io.jadeite.kernel.session.CellTypes;
import io.jadeite.kernel.session.Shared;
import io.jadeite.kernel.session.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;

/**
 * The types that Java cells declare. Those that need nothing of JShell's own (no variable, no method of a cell) become public classes
 * in a package of their own, which JShell imports, so that Groovy cells have them, too; the others are left to JShell. For the thread of
 * cells.
 */
final class JavaTypes {
    private final SnippetShell shell;
    private final Shared shared;
    private final JavaVariables variables;
    private final TypeCompiler compiler;
    private final Map<String, TypeCompiler.Source> own = new LinkedHashMap<>();
    private final Map<String, TypeCompiler.Source> unfinished = new LinkedHashMap<>();
    private final Map<String, Brought> brought = new HashMap<>();

    /** A type that JShell imports. */
    private record Brought(Snippet snippet, String name) {}

    JavaTypes(SnippetShell shell, Shared shared, JavaVariables variables, TypeCompiler compiler) {
        this.shell = shell;
        this.shared = shared;
        this.variables = variables;
        this.compiler = compiler;
    }

    /** Has JShell know the types of other languages that a cell may mean, and the newest of those that it knows. */
    void bring(Set<String> words) {
        for (var type : shared.types().all().values()) {
            var known = brought.get(type.simpleName());
            boolean isOther = type.origin() == CellTypes.Origin.GROOVY
                    && (known == null
                            ? words.contains(type.simpleName())
                            : !known.name().equals(type.imported()));
            if (isOther) {
                own.remove(type.simpleName());
                unfinished.remove(type.simpleName());
                bring(type.simpleName(), type.imported());
            }
        }
    }

    /** Declares types that stand together. Gives those that must be left to JShell. */
    List<TypeCompiler.Source> declare(List<TypeCompiler.Source> group) {
        var open = new LinkedHashMap<>(unfinished);
        dependants(group).forEach(source -> open.put(source.name(), source));
        group.forEach(source -> open.put(source.name(), source));
        while (!open.isEmpty()) {
            var packageName = "cell.j" + shared.next();
            var made = compiler.compile(packageName, imports(open.keySet()), List.copyOf(open.values()));
            if (made.failed().isEmpty()) {
                finish(packageName, made.classes(), open);
                break;
            }
            made.failed().forEach(open::remove);
        }
        return group.stream().filter(source -> !open.containsKey(source.name())).toList();
    }

    /** JShell has a type that could not be compiled by itself; perhaps it can when more is known. */
    void left(TypeCompiler.Source source, boolean isUnfinished) {
        own.remove(source.name());
        brought.remove(source.name());
        if (isUnfinished) {
            unfinished.put(source.name(), source);
        } else {
            unfinished.remove(source.name());
        }
        shell.loaders()
                .type(source.name())
                .ifPresent(name -> shared.types().declare(source.name(), name, CellTypes.Origin.JAVA, shared.next()));
    }

    /** Before a type is left to JShell: its import must go, or all later snippets would be refused. */
    void leave(String name) {
        Optional.ofNullable(brought.remove(name)).ifPresent(import_ -> {
            variables.release(name);
            shell.drop(import_.snippet());
        });
    }

    /** The source of a type by its full name, as an import has it. */
    Optional<String> source(String imported) {
        return brought.entrySet().stream()
                .filter(one -> one.getValue().name().equals(imported))
                .map(one -> own.get(one.getKey()))
                .filter(Objects::nonNull)
                .map(TypeCompiler.Source::source)
                .findFirst();
    }

    private List<TypeCompiler.Source> dependants(List<TypeCompiler.Source> group) {
        var changed = group.stream()
                .map(TypeCompiler.Source::name)
                .filter(own::containsKey)
                .collect(Collectors.toSet());
        var found = new LinkedHashMap<String, TypeCompiler.Source>();
        boolean isGrowing = !changed.isEmpty();
        while (isGrowing) {
            isGrowing = false;
            for (var source : own.values()) {
                if (!found.containsKey(source.name())
                        && !changed.contains(source.name())
                        && Words.of(source.source()).stream().anyMatch(changed::contains)) {
                    found.put(source.name(), source);
                    isGrowing = true;
                }
            }
            changed.addAll(found.keySet());
        }
        return List.copyOf(found.values());
    }

    private List<String> imports(Set<String> without) {
        var hidden = without.stream()
                .map(brought::get)
                .filter(Objects::nonNull)
                .map(Brought::name)
                .collect(Collectors.toSet());
        return shell.imports().stream()
                .filter(line -> hidden.stream().noneMatch(name -> line.contains(" " + name + ";")))
                .toList();
    }

    private void finish(String packageName, Map<String, byte[]> classes, Map<String, TypeCompiler.Source> sources) {
        new StopWeaver(shared.loader()).weave(classes).forEach(shared.loader()::define);
        var names = new ArrayList<>(sources.keySet());
        for (var name : names) {
            own.put(name, Objects.requireNonNull(sources.get(name)));
            unfinished.remove(name);
            var full = packageName + "." + name;
            shared.types().declare(name, full, CellTypes.Origin.JAVA, shared.next());
            bring(name, full);
        }
    }

    private void bring(String name, String full) {
        var released = variables.release(name);
        Optional.ofNullable(brought.remove(name)).ifPresent(old -> shell.drop(old.snippet()));
        shell.declared(name).filter(TypeDeclSnippet.class::isInstance).ifPresent(shell::drop);
        for (var event : shell.eval("import %s;".formatted(full))) {
            if (event.causeSnippet() == null) {
                brought.put(name, new Brought(event.snippet(), full));
            }
        }
        released.forEach(variables::declare);
    }
}
