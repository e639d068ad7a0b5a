package io.jadeite.kernel.process;

import io.jadeite.kernel.protocol.Client;
import io.jadeite.kernel.protocol.ConnectionFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A kernel in a process of its own, with the files that a front end would make. */
final class StartedKernel implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path file;
    private final Path log;

    private StartedKernel(Process process, Path file, Path log) {
        this.process = process;
        this.file = file;
        this.log = log;
    }

    /** @param more of the connection file, after what all have: {@code , "curve_publickey": …} */
    static StartedKernel start(Path folder, String more) {
        return start(folder, more, Map.of());
    }

    static StartedKernel start(Path folder, String more, Map<String, String> environment) {
        var file = folder.resolve("connection.json");
        var log = folder.resolve("kernel.log");
        try {
            Files.writeString(file, """
                    {"transport": "tcp", "ip": "127.0.0.1", "key": "secret", "signature_scheme": "hmac-sha256",
                     "shell_port": 0, "control_port": 0, "stdin_port": 0, "iopub_port": 0, "hb_port": 0%s}
                    """.formatted(more));
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(
                            java,
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EchoKernel.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            var started = new StartedKernel(process, file, log);
            started.awaitPorts();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPorts() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (ConnectionFile.read(file).ports().shell() == 0) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The kernel didn't start: " + log());
            }
            Thread.onSpinWait();
            waitFor(Duration.ofMillis(20));
        }
    }

    Client client() {
        return new Client(file);
    }

    /** One that holds hardly anything that it hasn't read. */
    Client slowClient() {
        return new Client(file, 1);
    }

    Process process() {
        return process;
    }

    /** Whether it has ended within this time. */
    boolean waitFor(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> logLines() {
        return log().lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        waitFor(LIMIT);
    }
}
