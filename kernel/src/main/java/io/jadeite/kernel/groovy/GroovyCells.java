package io.jadeite.kernel.groovy;

import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import groovyjarjarasm.asm.ClassWriter;
import io.jadeite.dsl.script.groovy.Compilation;
import io.jadeite.engine.workflow.Stopped;
import io.jadeite.kernel.session.CellFailure;
import io.jadeite.kernel.session.CellFrames;
import io.jadeite.kernel.session.CellTypes;
import io.jadeite.kernel.session.Evaluated;
import io.jadeite.kernel.session.Shared;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.jspecify.annotations.Nullable;

/** Runs the code of Groovy cells. For the thread of cells. */
public final class GroovyCells {
    private static final List<String> WORDS = io.jadeite.dsl.script.groovy.Words.OUTSIDE;

    private final Shared shared;
    private final CellBinding binding;
    private final CarriedImports imports = new CarriedImports();
    private final Methods methods;
    private final Leftovers leftovers = new Leftovers();

    public GroovyCells(Shared shared) {
        this.shared = shared;
        this.binding = new CellBinding(shared.variables());
        this.methods = new Methods(shared.variables());
    }

    /** Compiles and runs the first code, which loads most of Groovy. */
    public void warm() {
        try {
            run("def warm$(n) { n + 1 }; warm$(1)", 0);
        } catch (CellFailure e) {
            throw new IllegalStateException(e);
        } finally {
            shared.variables().remove("warm$");
        }
    }

    /**
     * Runs a cell.
     *
     * @throws CellFailure where it can't be compiled, or its code fails
     */
    public Evaluated run(String code, int cell) throws CellFailure {
        var top = new TopLevel();
        var packageName = "cell.g" + shared.next();
        var before = "package %s;%s ".formatted(packageName, imports.before(code, shared.types()));
        var classes = compile(before, code, cell, top);
        if (shared.stopSign().isRaised()) {
            return new Evaluated.Interrupted();
        }
        var loader = load(classes, top);
        note(top);
        if (loader instanceof Alone alone) {
            leftovers.add(alone.types());
        }
        var script = script(packageName + "." + CellFrames.file(cell, "").replace(".", ""), classes, loader);
        if (script.isEmpty()) {
            return new Evaluated.Nothing();
        }
        return run(script.get(), top);
    }

    /** The full name of the class that cells have imported under a name. Any thread may ask. */
    public Optional<String> imported(String word) {
        return imports.type(word);
    }

    private Evaluated run(Script script, TopLevel top) throws CellFailure {
        script.setBinding(binding);
        methods.define(script, top.methods());
        try {
            var value = shared.stopSign().<@Nullable Object>run(script::run);
            if (shared.stopSign().isRaised()) {
                return new Evaluated.Interrupted();
            }
            return top.hasShownValue() && value != null ? new Evaluated.Value(value) : new Evaluated.Nothing();
        } catch (Stopped e) {
            return new Evaluated.Interrupted();
        } catch (Throwable e) {
            // Whatever the code of the user throws, errors too.
            if (shared.stopSign().isRaised()) {
                return new Evaluated.Interrupted();
            }
            throw GroovyFailures.thrown(e, WORDS);
        }
    }

    private Map<String, byte[]> compile(String before, String code, int cell, TopLevel top) throws CellFailure {
        var configuration = Compilation.configuration(CellScript.class);
        configuration.addCompilationCustomizers(top, new StopChecks(shared.loader()));
        try (var loader = new Loader(shared, configuration)) {
            var unit = new CompilationUnit(configuration, null, loader);
            unit.addSource(CellFrames.file(cell, "groovy"), before + code);
            var classes = new LinkedHashMap<String, byte[]>();
            // Called when all is in the class, also what the DSL writes into it: where its source stands.
            unit.setClassgenCallback(
                    (writer, node) -> classes.put(node.getName(), ((ClassWriter) writer).toByteArray()));
            unit.compile(Phases.CLASS_GENERATION);
            return classes;
        } catch (CompilationFailedException e) {
            throw GroovyFailures.refused(e, cell, before.length(), WORDS);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Types are for all cells; a cell's code alone goes when nobody holds it any more. */
    private ClassLoader load(Map<String, byte[]> classes, TopLevel top) {
        if (top.types().isEmpty()) {
            return new Alone(classes, shared.loader());
        }
        classes.forEach(shared.loader()::define);
        return shared.loader();
    }

    private void note(TopLevel top) {
        int since = shared.next();
        imports.add(top.imports(), since);
        for (var name : top.types()) {
            var simple = name.substring(name.lastIndexOf('.') + 1);
            shared.types().declare(simple, name, CellTypes.Origin.GROOVY, since);
        }
    }

    private static Optional<Script> script(String name, Map<String, byte[]> classes, ClassLoader loader) {
        if (!classes.containsKey(name)) {
            return Optional.empty();
        }
        try {
            var type = Class.forName(name, true, loader);
            return Script.class.isAssignableFrom(type)
                    ? Optional.of((Script) type.getDeclaredConstructor().newInstance())
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds what cells may name; jars that one asks for are for all. */
    private static final class Loader extends GroovyClassLoader {
        private final Shared shared;

        Loader(Shared shared, org.codehaus.groovy.control.CompilerConfiguration configuration) {
            super(shared.loader(), configuration);
            this.shared = shared;
        }

        @Override
        public void addURL(URL url) {
            shared.loader().addURL(url);
        }
    }

    /** Defines its classes at once, as all of them are used. */
    private static final class Alone extends ClassLoader {
        private final Map<String, byte[]> classes;
        private final List<Class<?>> types = new ArrayList<>();

        Alone(Map<String, byte[]> classes, ClassLoader parent) {
            super(parent);
            this.classes = new HashMap<>(classes);
            for (var name : classes.keySet()) {
                try {
                    types.add(loadClass(name));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        List<Class<?>> types() {
            return types;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.remove(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
