package io.jadeite.kernel.java;

import io.jadeite.kernel.session.Slot;
import io.jadeite.kernel.session.Variables;
import io.jadeite.kernel.session.Words;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** Has the variables of Java cells and of the others be the same. For the thread of cells. */
final class JavaVariables {
    private final SnippetShell shell;
    private final Variables variables;

    JavaVariables(SnippetShell shell, Variables variables) {
        this.shell = shell;
        this.variables = variables;
    }

    /** Declares what a cell may mean, and what has got a value of another type. */
    void bring(Set<String> words) {
        variables.outgrown().forEach(this::declare);
        words.stream()
                .filter(word -> variables.has(word) && !variables.isSettled(word))
                .forEach(this::declare);
    }

    /** Takes up what snippets have declared. */
    void note(List<SnippetEvent> events) {
        for (var event : events) {
            if (event.snippet() instanceof VarSnippet variable
                    && event.status() == Status.VALID
                    && variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                variables.settle(variable.name(), new FieldSlot(shell.loaders(), variable));
            } else if (event.snippet() instanceof VarSnippet variable && event.status() == Status.DROPPED) {
                variables.release(variable.name());
            }
        }
    }

    /** Takes variables out of JShell whose type it is about to lose; they keep their values. */
    List<String> release(String typeName) {
        var released = new ArrayList<String>();
        shell.jshell()
                .variables()
                .filter(variable -> Words.of(variable.typeName()).contains(typeName))
                .filter(variable -> variables.isSettled(variable.name()))
                .toList()
                .forEach(variable -> {
                    variables.release(variable.name());
                    shell.drop(variable);
                    released.add(variable.name());
                });
        return released;
    }

    void declare(String name) {
        var value = variables.get(name);
        if (!declare(name, TypeNames.of(value), value)) {
            declare(name, "Object", value);
        }
    }

    /** A variable of this type and value, whatever was there. */
    boolean declare(String name, String type, @Nullable Object value) {
        for (var event : shell.eval("%s %s;".formatted(type, name))) {
            if (event.causeSnippet() == null
                    && event.snippet() instanceof VarSnippet variable
                    && event.status() == Status.VALID) {
                var slot = new FieldSlot(shell.loaders(), variable);
                slot.set(value);
                variables.settle(name, slot);
                return true;
            }
        }
        return false;
    }

    /** JShell keeps each variable in a field of its snippet's class. */
    private record FieldSlot(SnippetLoaders loaders, VarSnippet variable) implements Slot {
        @Override
        public @Nullable Object get() {
            try {
                return field().get(null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Class<?> type() {
            return field().getType();
        }

        @Override
        public void set(@Nullable Object value) {
            try {
                field().set(null, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        private Field field() {
            try {
                var host = loaders.host(variable.id()).orElseThrow();
                var field = host.getDeclaredField(variable.name());
                field.setAccessible(true);
                return Objects.requireNonNull(field);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The variable %s has no field".formatted(variable.name()), e);
            }
        }
    }
}
