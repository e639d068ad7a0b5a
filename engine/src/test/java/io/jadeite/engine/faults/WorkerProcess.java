package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, which the test may kill, stop for a while and let go on. */
final class WorkerProcess {
    private final Process process;
    private final Path log;
    private volatile boolean ending;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one.
     *
     * @param environment all of it but the search path
     */
    static WorkerProcess start(List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        builder.environment().putAll(environment);
        try {
            return new WorkerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; its children go on. */
    void kill() {
        ending = true;
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, as batch systems send it. */
    void terminate() {
        ending = true;
        process.destroy();
    }

    /** SIGSTOP: it does nothing, and doesn't know. Its children go on. */
    void freeze() {
        Shell.signal("STOP", pid());
    }

    void thaw() {
        Shell.signal("CONT", pid());
    }

    /** Whether it ended, and nobody had asked it to. */
    boolean endedByItself() {
        return !ending && !process.isAlive();
    }

    /** In words, with the end of its log. */
    String ending() {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.stream().filter(line -> line.startsWith("BROKE")).findFirst();
            return "exit code %d, %s"
                    .formatted(
                            process.exitValue(),
                            last.orElseGet(() -> lines.isEmpty() ? "nothing said" : lines.getLast()));
        } catch (IOException e) {
            return "its log can't be read: " + e.getMessage();
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean awaitEnd(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void awaitEnd() {
        if (!awaitEnd(30)) {
            throw new AssertionError("the worker process %d can't be killed".formatted(pid()));
        }
    }
}
