package io.jadeite.engine.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What really happened: the file to which the child processes append, read. */
final class Outside {
    /**
     * A child process.
     *
     * @param start in ms of the host's clock
     * @param end empty: it goes on, or was killed
     * @param whole whether it slept to its end and was not stopped
     */
    record Child(long run, int attempt, long worker, long pid, long start, OptionalLong end, boolean whole) {
        boolean isAlive() {
            return end.isEmpty()
                    && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        }
    }

    private record Key(long run, int attempt, long pid) {}

    private final Path file;

    Outside(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** In the order of their starts. */
    List<Child> children() {
        var children = new LinkedHashMap<Key, Child>();
        for (var line : lines()) {
            var parts = line.split(" ", -1);
            if (parts.length == 6) {
                enter(children, parts);
            }
        }
        return new ArrayList<>(children.values());
    }

    Optional<Child> child(long run, int attempt) {
        return children().stream()
                .filter(child -> child.run() == run && child.attempt() == attempt)
                .findFirst();
    }

    long count() {
        return lines().stream().filter(line -> line.contains(" start ")).count();
    }

    private static void enter(Map<Key, Child> children, String[] parts) {
        var key = new Key(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[5]));
        long worker = Long.parseLong(parts[2]);
        long time = Long.parseLong(parts[4]);
        if (parts[3].equals("start")) {
            children.put(
                    key, new Child(key.run(), key.attempt(), worker, key.pid(), time, OptionalLong.empty(), false));
        } else {
            children.computeIfPresent(
                    key,
                    (_, child) -> new Child(
                            child.run(),
                            child.attempt(),
                            worker,
                            child.pid(),
                            child.start(),
                            OptionalLong.of(time),
                            parts[3].equals("end")));
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
