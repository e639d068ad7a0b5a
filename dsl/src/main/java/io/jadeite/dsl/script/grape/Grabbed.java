package io.jadeite.dsl.script.grape;

import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells jars that a script asked for from those that were there anyway: they lie in a folder that says so. */
final class Grabbed {
    /** An empty file at the top of the folder in which jars are kept that scripts asked for. */
    private static final String MARK = ".jadeite-libraries";

    private Grabbed() {}

    /** From now on jars in the folder are those that scripts asked for. */
    static void mark(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(MARK))) {
                Files.createFile(folder.resolve(MARK));
            }
        } catch (FileAlreadyExistsException e) {
            // somebody else was quicker
        } catch (IOException e) {
            throw new JadeiteException("Can't keep libraries in %s: %s.".formatted(folder, e.getMessage()), e);
        }
    }

    static boolean isGrabbed(Path file) {
        // Where Groovy itself keeps them.
        if (file.toString().contains("/.groovy/grapes/")) {
            return true;
        }
        for (@Nullable Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return true;
            }
        }
        return false;
    }
}
