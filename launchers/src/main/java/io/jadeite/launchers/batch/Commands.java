package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Carries out commands of a batch system. */
@FunctionalInterface
public interface Commands {
    /** What a command has printed. */
    record Reply(int exit, String out, String err) {
        boolean isGood() {
            return exit == 0;
        }

        /** What it said, in one line. */
        String words() {
            var said = err.isBlank() ? out : err;
            return String.join(
                    " / ",
                    said.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        }
    }

    /**
     * @param input the file that it reads as its input
     * @throws CommandFailed where it isn't there, or takes too long
     */
    Reply run(List<String> command, Optional<Path> input) throws InterruptedException;
}
