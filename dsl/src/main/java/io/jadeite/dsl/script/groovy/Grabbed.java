package io.jadeite.dsl.script.groovy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells jars that a script asked for from those that were there anyway: they lie in a folder that says so. */
final class Grabbed {
    /** An empty file at the top of the folder in which jars are kept that scripts asked for. */
    static final String MARK = ".jadeite-libraries";

    private Grabbed() {}

    static boolean isGrabbed(Path file) {
        for (@Nullable Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return true;
            }
        }
        return false;
    }
}
