package io.jadeite.engine.worker;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.text.Yaml;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the directory of an attempt, under the root of the process that executes it, and writes our own files there. */
final class RunDirectory {
    static final String RUN_FILE = "jadeite_run.yaml";
    static final String SUMMARY_FILE = "jadeite_summary.yaml";

    private RunDirectory() {}

    /**
     * A new directory for this attempt: {@code ROOT/WORKFLOW-RUN/attempt-01}, or under the directory that the run names. Where
     * another database's run of the same number has it already, {@code WORKFLOW-RUN-2} and so on.
     *
     * @throws InputException where the run's own directory leads out of the root, or holds this attempt's directory already
     * @throws UnusableDirectoryException where it can't be made: no room, no right, something in the way
     */
    static Path make(Path root, Claim claim) {
        var attempt = claim.attempt().directoryName();
        if (claim.directory().isPresent()) {
            var base = inside(root, claim.directory().get());
            return made(base, attempt)
                    .orElseThrow(() -> new InputException(
                            "%s is there already, and nothing is ever overwritten. Choose another --directory, or remove it."
                                    .formatted(base.resolve(attempt))));
        }
        var name = claim.workflow() + "-" + claim.attempt().run();
        return IntStream.iterate(1, copy -> copy + 1)
                .mapToObj(copy -> made(root.resolve(copy == 1 ? name : name + "-" + copy), attempt))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** Empty where it was there before. */
    private static Optional<Path> made(Path base, String name) {
        var directory = base.resolve(name);
        try {
            Files.createDirectories(base);
            return Optional.of(Files.createDirectory(directory));
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(directory)) {
                return Optional.empty();
            }
            throw new UnusableDirectoryException(
                    "Can't make the directory %s: %s is a file.".formatted(directory, e.getFile()), e);
        } catch (FileSystemException e) {
            throw new UnusableDirectoryException(
                    "Can't make the directory %s: %s. Is the disk full, and may you write there?"
                            .formatted(directory, reason(e)),
                    e);
        } catch (IOException e) {
            throw new UnusableDirectoryException(
                    "Can't make the directory %s: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    /** Whole or not at all. */
    static void write(Path directory, String fileName, Map<String, Object> content) throws IOException {
        var half = directory.resolve(fileName + ".part");
        try {
            Files.writeString(half, Yaml.write(content));
            Files.move(half, directory.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    static String reason(FileSystemException e) {
        return e.getReason() == null ? e.getClass().getSimpleName() + " of " + e.getFile() : e.getReason();
    }

    private static Path inside(Path root, String given) {
        var base = root.resolve(given).normalize();
        if (!base.startsWith(root.normalize())) {
            throw new InputException(
                    "--directory %s leads out of the worker's root %s. Give a path inside it.".formatted(given, root));
        }
        return base;
    }

    /** The place where runs should be written can't be used: the computer's fault, not the run's. */
    static final class UnusableDirectoryException extends JadeiteException {
        UnusableDirectoryException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
