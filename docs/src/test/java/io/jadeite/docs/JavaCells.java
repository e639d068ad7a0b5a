package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.script.Console;
import io.jadeite.dsl.script.java.JavaSnippets;
import io.jadeite.engine.setting.Settings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jshell.JShell;

/** Cells of Java in a JShell of this process, which have a session by the name {@code jadeite}. */
public final class JavaCells implements AutoCloseable {
    /** How the first cell comes to the session; tests run one after the other. */
    private static final AtomicReference<io.jadeite.dsl.script.Jadeite> SESSION = new AtomicReference<>();

    private final io.jadeite.dsl.script.Jadeite session;
    private final JShell shell;

    JavaCells(Settings settings, Path folder) {
        this.session = io.jadeite.dsl.script.Jadeite.open(settings, folder, new Silence());
        this.shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        session.use(new JavaSnippets(shell));
        SESSION.set(session);
        value("""
                import io.jadeite.dsl.script.*;
                import io.jadeite.dsl.script.value.Result;
                import io.jadeite.engine.structure.Structure;
                import java.util.*;
                Jadeite jadeite = io.jadeite.docs.JavaCells.session();
                """);
    }

    public static io.jadeite.dsl.script.Jadeite session() {
        return Objects.requireNonNull(SESSION.get());
    }

    /** What the cell's last snippet is worth, as JShell shows it. */
    String value(String cell) {
        var rest = cell;
        var value = "";
        while (!rest.isBlank()) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(next.completeness().isComplete()).as(rest).isTrue();
            for (var event : shell.eval(next.source())) {
                var problems = shell.diagnostics(event.snippet())
                        .map(problem -> problem.getMessage(null))
                        .toList();
                assertThat(problems).as(next.source()).isEmpty();
                assertThat(event.exception()).as(next.source()).isNull();
                value = Objects.requireNonNullElse(event.value(), value);
            }
            rest = next.remaining();
        }
        return value;
    }

    @Override
    public void close() {
        shell.close();
        session.close();
    }

    /** What is said beside isn't looked at. */
    private static final class Silence implements Console {
        @Override
        public void say(String message) {}

        @Override
        public void live(String line) {}

        @Override
        public void endLive() {}
    }
}
