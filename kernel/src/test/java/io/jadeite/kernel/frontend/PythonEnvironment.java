package io.jadeite.kernel.frontend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * A Python with the front ends that kernels are tried with, made at the first use. It lies in {@code .jadeite} of the checkout, so
 * that {@code mvn clean} leaves it, under a name that changes with what it holds. Needs only a {@code python3} with its module venv.
 */
public final class PythonEnvironment {
    private static final Path SOURCES =
            Path.of("..", "kernel", "src", "test", "python").toAbsolutePath().normalize();
    private static final long LIMIT_SECONDS = 900;

    private final Path folder;

    private PythonEnvironment(Path folder) {
        this.folder = folder;
    }

    public static PythonEnvironment get() {
        return of("requirements.txt");
    }

    /** With JupyterLab, and what drives a browser. */
    static PythonEnvironment withBrowser() {
        return of("requirements-browser.txt");
    }

    private static PythonEnvironment of(String list) {
        var requirements = SOURCES.resolve(list);
        try {
            var checksum = new CRC32();
            checksum.update(Files.readAllBytes(requirements));
            var home = Path.of("..", ".jadeite").toAbsolutePath().normalize();
            var folder = home.resolve("python-%08x".formatted(checksum.getValue()));
            Files.createDirectories(home);
            try (var channel = FileChannel.open(
                            home.resolve("python.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(folder.resolve("complete"))) {
                    make(folder, requirements);
                }
            }
            return new PythonEnvironment(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path folder, Path requirements) throws IOException {
        System.out.println("Making a Python environment in " + folder + " …");
        run(List.of("python3", "-m", "venv", "--clear", folder.toString()));
        run(List.of(
                folder.resolve("bin/python").toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                requirements.toString()));
        Files.createFile(folder.resolve("complete"));
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("The tests of front ends need python3 with venv and pip; '%s' said: %s"
                        .formatted(String.join(" ", command), said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public String python() {
        return folder.resolve("bin/python").toString();
    }

    /** One of this module's scripts, for tests of other modules too. */
    public static Path script(String name) {
        return SOURCES.resolve(name);
    }
}
