package io.jadeite.engine.calculation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The end of a program's output, in one line. */
final class LastLines {
    private static final int BYTES = 4000;
    private static final int LINES = 4;

    private LastLines() {}

    /** Empty where the file isn't there, or says nothing. */
    static Optional<String> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - BYTES);
            in.seek(from);
            var bytes = new byte[(int) (in.length() - from)];
            in.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            var last = String.join(" / ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
            return last.isEmpty() ? Optional.empty() : Optional.of(last);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
