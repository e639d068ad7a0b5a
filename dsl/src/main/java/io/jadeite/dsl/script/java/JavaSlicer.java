package io.jadeite.dsl.script.java;

import io.jadeite.engine.problem.Problems;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Follows what the snippet that defines a workflow needs: from name to declaration to what that needs. For one workflow, once.
 */
final class JavaSlicer {
    private final JavaSnippets snippets;
    private final ClassLoader loader;
    private final Map<String, List<DeclarationSnippet>> methods = new LinkedHashMap<>();
    private final Map<String, DeclarationSnippet> others = new LinkedHashMap<>();
    private final Map<String, String> imported = new LinkedHashMap<>();
    private final Set<DeclarationSnippet> needed = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Deque<JavaUses> open = new ArrayDeque<>();

    /** @param loader of the snippets' classes */
    JavaSlicer(JavaSnippets snippets, ClassLoader loader) {
        this.snippets = snippets;
        this.loader = loader;
    }

    /** @throws io.jadeite.engine.problem.InputException with all that stands in the way */
    JavaSlice slice(Snippet root) {
        index(root);
        var problems = new Problems();
        open.push(JavaReader.expression(JavaSnippets.expression(root)));
        while (!open.isEmpty()) {
            var uses = open.pop();
            names.addAll(uses.names());
            names.addAll(uses.methods());
            changed.addAll(uses.changed());
            texts.addAll(uses.texts());
            uses.methods().stream()
                    .flatMap(name -> methods.getOrDefault(name, List.of()).stream())
                    .forEach(method -> need(method, problems));
            uses.names().stream().filter(others::containsKey).map(others::get).forEach(other -> need(other, problems));
            uses.names().stream()
                    .filter(imported::containsKey)
                    .map(imported::get)
                    .forEach(this::need);
        }
        var variables = variables(problems);
        refuseWhatStays(problems);
        problems.throwIfAny();
        return new JavaSlice(
                imports(),
                Stream.concat(types.stream(), sources(TypeDeclSnippet.class).stream())
                        .toList(),
                sources(MethodSnippet.class),
                variables,
                texts,
                classes(),
                JavaSnippets.expression(root));
    }

    private void index(Snippet root) {
        for (var snippet : snippets.active()) {
            if (snippet.equals(root)) {
                continue;
            }
            switch (snippet) {
                case MethodSnippet method ->
                    methods.computeIfAbsent(method.name(), name -> new ArrayList<>())
                            .add(method);
                case TypeDeclSnippet type -> others.put(type.name(), type);
                case VarSnippet variable -> others.put(variable.name(), variable);
                case ImportSnippet one ->
                    snippets.typeSource(one.fullname())
                            .ifPresent(source -> imported.put(lastOf(one.fullname()), source));
                default -> {}
            }
        }
    }

    private void need(DeclarationSnippet snippet, Problems problems) {
        if (needed.add(snippet)) {
            problems.collect(() -> {
                snippets.refuseUnresolved(snippet);
                return snippet;
            });
            open.push(snippets.uses(snippet));
        }
    }

    private void need(String typeSource) {
        if (types.add(typeSource)) {
            open.push(JavaReader.declaration(typeSource));
        }
    }

    private List<JavaSlice.Variable> variables(Problems problems) {
        var variables = new ArrayList<JavaSlice.Variable>();
        for (var snippet : needed) {
            if (!(snippet instanceof VarSnippet variable)) {
                continue;
            }
            if (changed.contains(variable.name())) {
                problems.add(
                        "The workflow changes the variable %s; the change could not come back. Return the value instead."
                                .formatted(variable.name()));
            }
            problems.collect(() -> variables.add(new JavaSlice.Variable(
                    variable.name(), JavaSnippets.typeName(variable), JavaSnippets.value(variable, loader))));
        }
        return variables;
    }

    private void refuseWhatStays(Problems problems) {
        for (var one : staticImports()) {
            used(one)
                    .filter(name -> snippets.stays(aboveOf(one.fullname())))
                    .forEach(name -> problems.add(
                            "The workflow uses %s, which belongs to the notebook; workers have none. Return the value instead, and show it in a cell."
                                    .formatted(name)));
        }
    }

    private List<String> sources(Class<? extends DeclarationSnippet> kind) {
        return needed.stream().filter(kind::isInstance).map(Snippet::source).toList();
    }

    private List<String> imports() {
        return importSnippets().stream()
                .map(one -> one.source().strip())
                .map(one -> one.endsWith(";") ? one : one + ";")
                .toList();
    }

    private List<ImportSnippet> importSnippets() {
        return allImports()
                .filter(one ->
                        isModule(one) || (one.isStatic() ? used(one).findAny().isPresent() : isUsed(one)))
                .toList();
    }

    private Stream<ImportSnippet> allImports() {
        return snippets.active().stream()
                .filter(ImportSnippet.class::isInstance)
                .map(ImportSnippet.class::cast)
                .filter(one -> snippets.typeSource(one.fullname()).isEmpty());
    }

    private List<ImportSnippet> staticImports() {
        return allImports().filter(ImportSnippet::isStatic).toList();
    }

    private boolean isUsed(ImportSnippet one) {
        return one.fullname().endsWith("*") || names.contains(lastOf(one.fullname()));
    }

    /** The names of its members that the code uses and no snippet declares. */
    private Stream<String> used(ImportSnippet one) {
        var member = lastOf(one.fullname());
        return members(aboveOf(one.fullname()))
                .filter(name -> member.equals("*") || member.equals(name))
                .filter(names::contains)
                .filter(name -> !methods.containsKey(name) && !others.containsKey(name));
    }

    private Stream<String> members(String className) {
        return load(className).stream()
                .flatMap(type -> Stream.of(
                                Stream.of(type.getMethods()).map(Method::getName),
                                Stream.of(type.getFields()).map(Field::getName),
                                Stream.of(type.getClasses()).map(Class::getSimpleName))
                        .flatMap(each -> each))
                .distinct();
    }

    private Optional<Class<?>> load(String className) {
        try {
            return Optional.of(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static boolean isModule(ImportSnippet one) {
        return one.source().strip().matches("import\\s+module\\s[^;]*;?");
    }

    /** All that the code may mean by its names, as far as it is there. */
    private Set<Class<?>> classes() {
        var candidates = new LinkedHashSet<>(
                names.stream().filter(name -> name.contains(".")).toList());
        for (var one : importSnippets()) {
            var whole = one.fullname();
            var above = aboveOf(whole);
            if (isModule(one)) {
                // all of it is Java's own
                continue;
            }
            if (one.isStatic()) {
                candidates.add(above);
            } else if (whole.endsWith("*")) {
                names.stream().filter(name -> !name.contains(".")).forEach(name -> candidates.add(above + "." + name));
            } else {
                candidates.add(whole);
            }
        }
        var classes = new LinkedHashSet<Class<?>>();
        // Others are names that stand in packages or objects.
        candidates.forEach(candidate -> load(candidate).ifPresent(classes::add));
        return classes;
    }

    private static String aboveOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String lastOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
