package io.jadeite.launchers.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commands of this computer, each with an end to its time: a scheduler that hangs must not hang those who ask it. */
public final class SystemCommands implements Commands {
    private final Duration most;

    public SystemCommands(Duration most) {
        this.most = most;
    }

    @Override
    public Reply run(List<String> command, Optional<Path> input) throws InterruptedException {
        try {
            var out = Files.createTempFile("jadeite-", ".out");
            var err = Files.createTempFile("jadeite-", ".err");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectInput(input.map(Path::toFile)
                                .orElse(Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                var process = builder.start();
                if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                    throw new CommandFailed(
                            "%s has not answered within %d s.".formatted(command.getFirst(), most.toSeconds()));
                }
                return new Reply(process.exitValue(), text(out), text(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new CommandFailed(
                    "The command %s can't be started on this computer: %s. Is the batch system's client installed, and in the PATH?"
                            .formatted(command.getFirst(), reason(e)));
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Without what Java puts before it. */
    private static String reason(IOException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^.*error=\\d+, ", "");
    }
}
