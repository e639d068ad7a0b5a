package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.setting.Settings;
import io.jadeite.kernel.language.Cell;
import io.jadeite.kernel.language.Language;
import io.jadeite.kernel.language.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A notebook in a folder of its own, with a home of its own. */
abstract class NotebookSuite {
    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private Notebook notebook;
    private Language groovy;
    private Language java;
    private int number;

    @BeforeEach
    void open() {
        var settings = Settings.load(
                Map.of(
                        "HOME",
                        folder.toString(),
                        "JADEITE_HOME",
                        folder.resolve("home").toString()),
                folder);
        notebook = new Notebook(() -> settings, folder);
        groovy = notebook.language("groovy");
        java = notebook.language("java");
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void close() {
        System.setOut(out);
        System.setErr(err);
        notebook.close();
    }

    final Path folder() {
        return folder;
    }

    final Screen screen() {
        return screen;
    }

    final Notebook notebook() {
        return notebook;
    }

    final Language groovy() {
        return groovy;
    }

    final Language java() {
        return java;
    }

    final int number() {
        return number;
    }

    /** What cells have printed since the last question. */
    final String printed() {
        var text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    final Outcome run(Language language, String code) {
        return language.execute(new Cell(code, ++number, false, true), screen);
    }

    /** What a Groovy cell is worth; it must not fail. */
    final Object groovy(String code) {
        return value(run(groovy, code));
    }

    /** What a Java cell is worth; it must not fail. */
    final Object java(String code) {
        return value(run(java, code));
    }

    final Outcome.Failure failing(String code) {
        var outcome = run(groovy, code);
        assertThat(outcome).isInstanceOf(Outcome.Failure.class);
        return (Outcome.Failure) outcome;
    }

    private static Object value(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Value value -> Optional.ofNullable(value.value()).orElse("null");
            case Outcome.Nothing nothing -> "nothing";
            case Outcome.Interrupted interrupted -> "interrupted";
            case Outcome.Failure failure -> throw new AssertionError(String.join("\n", failure.traceback()));
        };
    }
}
