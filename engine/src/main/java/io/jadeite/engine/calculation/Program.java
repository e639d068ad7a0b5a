package io.jadeite.engine.calculation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program that runs in a directory, in a process group of its own; its output goes to files there. */
final class Program implements AutoCloseable {
    private static final Duration LEAST = Duration.ofMillis(10);

    private final Process process;
    private final ProcessGroup group;

    private Program(Process process, ProcessGroup group) {
        this.process = process;
        this.group = group;
    }

    /**
     * @throws ProgramMissing where there is no such program on this computer
     */
    static Program start(CommandLine command, Path directory) throws IOException {
        var found = find(command, directory)
                .orElseThrow(() ->
                        new ProgramMissing("The program '%s' isn't on this computer: there is no such file%s."
                                .formatted(
                                        command.program(),
                                        command.program().contains("/") ? "" : " in any folder of PATH")));
        var words = new ArrayList<>(OwnSession.prefix());
        words.add(found.toString());
        words.addAll(command.words().subList(1, command.words().size()));
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(command.environment());
        var output = directory.resolve(command.outputFile());
        var errors = directory.resolve(command.errorFile());
        builder.redirectOutput(output.toFile());
        if (output.equals(errors)) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(errors.toFile());
        }
        var process = builder.start();
        process.getOutputStream().close();
        return new Program(process, new ProcessGroup(process, OwnSession.isPossible()));
    }

    /** Empty while it runs. */
    Optional<Integer> awaitExit(Duration time) throws InterruptedException {
        return process.waitFor(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /** Asks all its processes to end, and kills those that are still there after a while. Returns when they are gone. */
    void end(Duration grace) {
        group.terminate();
        boolean interrupted = Thread.interrupted();
        long end = System.nanoTime() + grace.toNanos();
        while (group.isAlive() && System.nanoTime() < end) {
            try {
                process.waitFor(LEAST.toMillis(), TimeUnit.MILLISECONDS);
                if (!process.isAlive()) {
                    TimeUnit.MILLISECONDS.sleep(LEAST.toMillis());
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        group.kill();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever it has left running is killed. */
    @Override
    public void close() {
        if (group.isAlive()) {
            group.kill();
        }
    }

    private static Optional<Path> find(CommandLine command, Path directory) {
        var program = command.program();
        if (program.contains("/")) {
            return Optional.of(directory.resolve(program)).filter(OwnSession::isProgram);
        }
        return OwnSession.onPath(program, command.environment().getOrDefault("PATH", System.getenv("PATH")));
    }
}
