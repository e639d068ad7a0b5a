package io.jadeite.kernel.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.install.Installation;
import io.jadeite.kernel.install.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both kernels, installed and started as people do, through the front ends that they use. */
class FrontEndsTest {
    private static final long LIMIT_MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void jupytersOwnTestsOfKernelsPassWhole() throws IOException, InterruptedException {
        var said = run("conformance.py");

        assertThat(said).contains("\nOK").doesNotContain("skipped", "FAILED");
    }

    @Test
    void notebooksRunThroughNbclientNbconvertPapermillAndConsole() throws IOException, InterruptedException {
        var said = run("front_ends.py");

        assertThat(said).contains("\nOK").doesNotContain("skipped", "FAILED");
    }

    /** What it said; a failure's words are the assertion's. */
    private String run(String script) throws IOException, InterruptedException {
        var python = PythonEnvironment.get();
        var prefix = folder.resolve("prefix");
        new Installation(new Place.Prefix(prefix))
                .install("jadeite", List.of(program().toString()), Map.of());
        var log = folder.resolve("log.txt");
        var builder = new ProcessBuilder(
                        python.python(), PythonEnvironment.script(script).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put("JUPYTER_PATH", prefix.resolve("share/jupyter").toString());
        builder.environment()
                .put(
                        "JUPYTER_RUNTIME_DIR",
                        Files.createDirectory(folder.resolve("runtime")).toString());
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        builder.environment().put("IPYTHONDIR", folder.resolve("ipython").toString());
        builder.environment().put("JADEITE_HOME", folder.resolve("home").toString());
        var process = builder.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(log);
    }

    /** What stands for the program 'jadeite', which the distribution has. */
    private Path program() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var program = folder.resolve("jadeite");
        Files.writeString(program, """
                #!/bin/sh
                shift
                exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \\
                    -cp '%s' io.jadeite.kernel.command.Main "$@"
                """.formatted(java, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
