package io.jadeite.dsl.script.groovy;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.Reference;
import groovy.lang.Script;
import io.jadeite.dsl.script.flow.WorkflowUse;
import io.jadeite.dsl.script.groovy.SourceIndex.ClosurePiece;
import io.jadeite.dsl.script.groovy.SourceIndex.Kind;
import io.jadeite.dsl.script.value.Encoder;
import io.jadeite.dsl.script.value.Tag;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/**
 * Follows what a workflow's closure needs: from name to declaration to what that needs, from captured variable to value to the closure
 * in it. For one closure, once.
 */
final class Slicer {
    private final Set<String> words;
    private final Slice slice = new Slice();
    private final Map<Closure<?>, Integer> entries = new HashMap<>();
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final Map<String, List<String>> links = new LinkedHashMap<>();
    private final Set<String> workflows = new LinkedHashSet<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Problems problems = new Problems();
    private final Encoder encoder = new Encoder(this::encode, this::type);

    /** @param words of the DSL, which win over variables of the script */
    Slicer(Set<String> words) {
        this.words = words;
    }

    /**
     * What was found.
     *
     * @param variables of the scripts, by name, encoded
     * @param links names under which methods of one script are called from another: script and method
     * @param workflows that are named, as values or in texts
     * @param classes that are used and have no source here
     */
    record Found(
            Slice.Made made,
            Map<String, @Nullable Object> variables,
            Map<String, List<String>> links,
            Set<String> workflows,
            Set<Class<?>> classes) {}

    /** @throws InputException with everything that can't travel, by name and line */
    Found slice(Closure<?> closure) {
        problems.collect(() -> entry(closure, "the workflow"));
        problems.throwIfAny();
        return new Found(slice.make(), variables, links, workflows, classes);
    }

    private int entry(Closure<?> closure, String path) {
        var known = entries.get(closure);
        if (known != null) {
            return known;
        }
        var place = Sources.of(closure.getClass());
        var piece = place.flatMap(found -> found.index().closure(found.range()));
        if (place.isEmpty() || piece.isEmpty()) {
            throw new InputException(
                    "%s has no source of its own, so it can't travel to workers. Write it as { … } in a script or cell."
                            .formatted(path));
        }
        int number = entries.size();
        entries.put(closure, number);
        var where = place.get();
        refuse(where, piece.get(), closure);
        var values = new ArrayList<@Nullable Object>();
        for (var name : piece.get().captured()) {
            problems.collect(() -> values.add(encoder.encode(
                    captured(closure, name), at(where, where.range().line()) + "'" + name + "'")));
        }
        var scope = new Scope(where, closure.getThisObject());
        slice.enter(
                number,
                where,
                new Slice.Entry(
                        where.index().script(),
                        Slice.method(number),
                        piece.get().captured(),
                        values));
        follow(piece.get().uses(), scope);
        return number;
    }

    /** Where names are looked up: a source, and the script object whose code it is. */
    private record Scope(Sources.Place place, @Nullable Object script) {
        Optional<Binding> binding() {
            return script instanceof Script own ? Optional.of(own.getBinding()) : Optional.empty();
        }
    }

    private void refuse(Sources.Place place, ClosurePiece piece, Closure<?> closure) {
        piece.uses().refused().forEach(what -> problems.add(place.index().name() + " " + what + "."));
        var binding = new Scope(place, closure.getThisObject()).binding();
        piece.changed().forEach((name, line) -> {
            boolean isOutside = piece.captured().contains(name)
                    || binding.filter(found -> found.hasVariable(name)).isPresent();
            if (isOutside) {
                problems.add(
                        "%sthe workflow changes the captured variable %s; the change could not come back. Return the value instead."
                                .formatted(at(place, line), name));
            }
        });
        boolean usesThis = piece.uses().methods().stream().anyMatch(name -> !words.contains(name))
                || piece.uses().names().stream().anyMatch(name -> !words.contains(name));
        if (!piece.inType().isEmpty() && usesThis) {
            problems.add(
                    "%sthe closure stands in the class %s and uses its fields or methods; pass them as inputs, or write the closure outside of it."
                            .formatted(at(place, piece.range().line()), piece.inType()));
        }
    }

    private void follow(Uses uses, Scope scope) {
        uses.types().forEach(name -> type(name, scope));
        uses.methods().forEach(name -> method(name, scope));
        uses.names().forEach(name -> variable(name, scope));
        workflows.addAll(uses.texts());
    }

    private void method(String name, Scope scope) {
        var own = scope.place().index().pieces().stream()
                .filter(piece -> piece.kind() == Kind.METHOD && piece.name().equals(name))
                .toList();
        for (var piece : own) {
            if (slice.keep(scope.place(), piece)) {
                follow(piece.uses(), scope);
            }
        }
        if (!own.isEmpty()) {
            links.put(name, List.of(scope.place().index().script(), name));
        } else if (!words.contains(name)) {
            variable(name, scope);
        }
    }

    private void variable(String name, Scope scope) {
        var own = scope.place().index().pieces().stream()
                .filter(piece -> piece.kind() == Kind.FIELD && piece.name().equals(name))
                .findFirst();
        if (own.isPresent()) {
            if (slice.keep(scope.place(), own.get())) {
                follow(own.get().uses(), scope);
            }
            return;
        }
        var binding = scope.binding().filter(found -> found.hasVariable(name));
        if (words.contains(name) || binding.isEmpty() || variables.containsKey(name)) {
            return;
        }
        var value = binding.get().getVariable(name);
        if (value instanceof MethodClosure method && linked(name, method)) {
            return;
        }
        variables.put(name, null);
        problems.collect(() -> {
            variables.put(name, encoder.encode(value, at(scope.place(), 0) + "'" + name + "'"));
            return true;
        });
    }

    /** A method of an earlier cell, under this or another name. */
    private boolean linked(String name, MethodClosure method) {
        if (!(method.getOwner() instanceof Script owner)) {
            return false;
        }
        var place = Sources.of(owner.getClass());
        place.ifPresent(found -> {
            method(method.getMethod(), new Scope(found, owner));
            links.put(name, List.of(found.index().script(), method.getMethod()));
        });
        return place.isPresent();
    }

    private void type(String name, Scope scope) {
        try {
            type(Class.forName(name, false, scope.place().holder().getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            // A type variable, or a class that the code only names: the compiler of the worker says so where it
            // matters.
        }
    }

    private void type(Class<?> type) {
        var outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        var name = outer.getName();
        var place = Sources.of(outer);
        if (place.isEmpty()) {
            classes.add(outer);
            return;
        }
        place.get().index().pieces().stream()
                .filter(piece -> piece.kind() == Kind.TYPE && piece.name().equals(name))
                .filter(piece -> slice.keep(place.get(), piece))
                .forEach(piece -> follow(piece.uses(), new Scope(place.get(), null)));
    }

    private Optional<Object> encode(Object value, String path) {
        return switch (value) {
            case WorkflowUse workflow -> {
                workflows.add(workflow.name().toString());
                yield Optional.of(Tag.of("workflow", workflow.name().toString()));
            }
            case MethodClosure method ->
                throw new InputException("%s is the method %s, which has no source of its own. Write it as { … }."
                        .formatted(path, method.getMethod()));
            case Closure<?> closure -> Optional.of(Tag.of("closure", entry(closure, path)));
            default -> Optional.empty();
        };
    }

    private static @Nullable Object captured(Closure<?> closure, String name) {
        try {
            var field = closure.getClass().getDeclaredField(name);
            field.setAccessible(true);
            var value = field.get(closure);
            return value instanceof Reference<?> shared ? shared.get() : value;
        } catch (ReflectiveOperationException e) {
            throw new InputException("The captured variable %s can't be read.".formatted(name));
        }
    }

    private static String at(Sources.Place place, int line) {
        return line > 0
                ? "%s line %d: ".formatted(place.index().name(), line)
                : place.index().name() + ": ";
    }
}
