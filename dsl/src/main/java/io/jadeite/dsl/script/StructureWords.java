package io.jadeite.dsl.script;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.io.StructureFile;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code Structure.load 'NaCl.vasp'} and {@code Structure.loadAll 'candidates/*.vasp'} in Groovy, which finds this class by a file in
 * {@code META-INF/groovy}. Paths begin in the folder in which the program was started.
 */
public final class StructureWords {
    private StructureWords() {}

    /** @param type only says that the word belongs to it */
    public static Structure load(Structure type, String file) {
        if (file.startsWith("run:")) {
            throw new InputException(
                    "Structure.load reads files. The structure of another run is load('%s'), or the handle itself as an input."
                            .formatted(file));
        }
        return StructureFile.read(here().resolve(file).normalize());
    }

    /** @param type only says that the words belong to it */
    public static List<Structure> loadAll(Structure type, String pattern) {
        return StructureFiles.read(here(), pattern);
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }
}
