package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the system to their end, with a limit. */
final class Shell {
    /** How a command ended, and what it printed. */
    record Said(int code, String text) {}

    private static final int LIMIT_SECONDS = 60;

    private Shell() {}

    /** What it printed. @throws AssertionError where it failed */
    static String run(String... command) {
        var said = ask(command);
        if (said.code() != 0) {
            throw new AssertionError("'%s' ended with %d: %s"
                    .formatted(
                            String.join(" ", command), said.code(), said.text().strip()));
        }
        return said.text();
    }

    /** As {@link #run}, also where it fails. The output goes by a file: what it leaves running may hold a pipe open. */
    static Said ask(String... command) {
        try {
            var output = Files.createTempFile("jadeite-fault", ".out");
            try {
                var process = new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("'%s' hung".formatted(String.join(" ", command)));
                }
                return new Said(process.exitValue(), Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static void signal(String name, long pid) {
        var _ = ask("/bin/kill", "-" + name, Long.toString(pid));
    }

    static boolean isRoot() {
        return ask("id", "-u").text().strip().equals("0");
    }
}
