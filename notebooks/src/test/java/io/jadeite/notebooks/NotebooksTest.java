package io.jadeite.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.frontend.PythonEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All notebooks of this folder, with the finished program, in a fresh home: what they show is what their readers see. */
class NotebooksTest {
    private static final Path NOTEBOOKS = Path.of("").toAbsolutePath();
    private static final long LIMIT_MINUTES = 5;

    @TempDir
    private Path home;

    static Stream<String> notebooks() throws IOException {
        try (var files = Files.list(NOTEBOOKS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void aNotebookRunsAndShowsWhatItsReadersSee(String name) throws IOException, InterruptedException {
        var ran = NOTEBOOKS.resolve("target/notebooks").resolve(name);
        Files.createDirectories(ran.getParent());
        execute(List.of(program(), "kernel", "install"));

        execute(List.of(
                PythonEnvironment.get().python(),
                "-m",
                "nbconvert",
                "--execute",
                "--to=notebook",
                "--ExecutePreprocessor.timeout=120",
                "--output=" + ran,
                NOTEBOOKS.resolve(name).toString()));

        assertThat(ShownOutputs.of(ran)).isEqualTo(ShownOutputs.of(NOTEBOOKS.resolve(name)));
    }

    private static String program() {
        return Path.of(System.getProperty("jadeite.distribution"), "jadeite").toString();
    }

    private void execute(List<String> command) throws IOException, InterruptedException {
        var log = home.resolve("log.txt");
        var builder = new ProcessBuilder(command)
                .directory(NOTEBOOKS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(JADEITE|JUPYTER|IPYTHON)_?(?!JAVA_HOME).*"));
        builder.environment().putAll(Map.of("HOME", home.toString(), "XDG_DATA_HOME", home + "/.local/share"));
        var process = builder.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
