package io.jadeite.kernel.help;

import io.jadeite.kernel.language.Completion.Match;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Files and folders that a text could name. */
final class Files {
    private static final int MOST = 200;

    private Files() {}

    /** The last part of paths that begin so; folders end with a slash. */
    static List<Match> beginning(String written, Path folder) {
        int slash = written.lastIndexOf('/');
        var parent = slash < 0 ? "" : written.substring(0, slash + 1);
        var name = written.substring(slash + 1);
        try (var entries = java.nio.file.Files.list(folder.resolve(parent.isEmpty() ? "." : parent))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(name))
                    .filter(entry ->
                            !name.isEmpty() || !entry.getFileName().toString().startsWith("."))
                    .map(entry -> entry.getFileName() + (java.nio.file.Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .limit(MOST)
                    .map(text -> new Match(text, "path", ""))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    /** How much of what is written such a match replaces. */
    static int replaced(String written) {
        return written.length() - (written.lastIndexOf('/') + 1);
    }
}
