package io.jadeite.engine.text;

import java.nio.file.Files;
import java.nio.file.Path;

/** Says in words why a file can't be read. */
public final class Unreadable {
    private Unreadable() {}

    public static String why(Path file) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        if (!Files.exists(file)) {
            var parent = file.toAbsolutePath().getParent();
            return parent != null && !Files.isDirectory(parent)
                    ? "there is no folder " + parent
                    : "there is no such file in " + parent;
        }
        return Files.isReadable(file) ? "reading it failed" : "you may not read it (permissions)";
    }
}
