package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a script is submitted.
 *
 * @param input the file that the command reads as its input
 */
public record Submission(List<String> command, Optional<Path> input) {
    public Submission {
        command = List.copyOf(command);
    }

    static Submission of(String... words) {
        return new Submission(List.of(words), Optional.empty());
    }
}
