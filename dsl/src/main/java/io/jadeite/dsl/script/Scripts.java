package io.jadeite.dsl.script;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import io.jadeite.dsl.script.grape.Grapes;
import io.jadeite.dsl.script.groovy.Compilation;
import io.jadeite.dsl.script.groovy.Told;
import io.jadeite.dsl.script.groovy.Words;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs Groovy scripts with the DSL's words. */
public final class Scripts {
    private Scripts() {}

    /**
     * What the script's last expression is worth.
     *
     * @param arguments its {@code args}
     * @throws io.jadeite.engine.problem.JadeiteException where it fails, with the line
     */
    public static @Nullable Object run(Jadeite jadeite, Path file, List<String> arguments) throws InterruptedException {
        var text = read(file);
        var binding = new Binding(arguments.toArray(String[]::new));
        binding.setVariable(JadeiteScript.SHARED, jadeite);
        Grapes.keepIn(jadeite.settings().all().home().resolve("libraries"));
        var configuration = Compilation.configuration(JadeiteScript.class);
        try (var loader = Compilation.loader(Scripts.class.getClassLoader(), configuration)) {
            var shell = new GroovyShell(loader, binding, configuration);
            var name = String.valueOf(file.getFileName());
            return shell.parse(text, name.endsWith(".groovy") ? name : name + ".groovy")
                    .run();
        } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
            // Groovy throws checked exceptions without declaring them.
            if (Told.of(e, Words.OUTSIDE) instanceof InterruptedException interrupt) {
                throw interrupt;
            }
            throw Told.unchecked(e, Words.OUTSIDE);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException("The script %s can't be read: %s.".formatted(file, Unreadable.why(file)));
        }
    }
}
