package io.jadeite.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The finished program in a fresh home, in which lies one structure: {@code Cu32.POSCAR}. */
abstract class ProgramSuite {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    Jadeite jadeite;

    @BeforeEach
    void enterHome() throws IOException {
        jadeite = new Jadeite(home);
        Files.copy(Jadeite.sample(), home.resolve("Cu32.POSCAR"));
    }
}
