package io.jadeite.dsl.script.groovy;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import io.jadeite.engine.calculation.Finding;
import io.jadeite.engine.calculation.Handler;
import io.jadeite.engine.calculation.HandlerFiles;
import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.runtime.InvokerHelper;

/** Handlers in Groovy: each file is one, named as the file, and looks when it is run. */
public final class HandlerScripts implements HandlerFiles {
    private static final String ENDING = ".groovy";

    @Override
    public String ending() {
        return ENDING;
    }

    @Override
    public List<Handler> read(Path file) {
        try {
            var settings = new CompilerConfiguration();
            settings.setScriptBaseClass(HandlerScript.class.getName());
            // Lives as long as its handler does.
            var loader = new GroovyClassLoader(HandlerScripts.class.getClassLoader(), settings);
            var name = String.valueOf(file.getFileName());
            var script = loader.parseClass(Files.readString(file), name);
            return List.of(new OfScript(name.substring(0, name.length() - ENDING.length()), script, file));
        } catch (IOException | CompilationFailedException e) {
            throw new InputException("%s can't be used: %s".formatted(file, e.getMessage()));
        }
    }

    private record OfScript(String name, Class<?> script, Path file) implements Handler {
        @Override
        public boolean monitors() {
            return true;
        }

        /** A new script each time, which keeps nothing in mind. */
        @Override
        public Optional<Finding> check(Calculation calculation) {
            if (!(InvokerHelper.createScript(script, new Binding()) instanceof HandlerScript looking)) {
                throw new InputException("%s is no script of a handler.".formatted(file));
            }
            try {
                return looking.look(name, calculation);
            } catch (InputException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new InputException("The handler %s failed: %s".formatted(file, e.getMessage()));
            }
        }
    }
}
