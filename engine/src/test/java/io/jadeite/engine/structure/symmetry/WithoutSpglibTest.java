package io.jadeite.engine.structure.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a process of its own, as a library that is loaded stays loaded. */
class WithoutSpglibTest {
    /** Asks twice for a symmetry, and once for what needs none. */
    static final class Asking {
        private Asking() {}

        public static void main(String[] arguments) {
            var copper = new Structure(Lattice.cubic(3.61), List.of(Site.of(Element.CU, Vector.ZERO)));
            for (int i = 0; i < 2; i++) {
                try {
                    System.out.println(Symmetry.of(copper).spaceGroup());
                } catch (SymmetryUnavailable e) {
                    System.out.println(e.getMessage());
                }
            }
            System.out.println(StructureSummary.of(copper, 0.01).get("spacegroup"));
        }
    }

    @Test
    void symmetryIsRefusedWithAMessageAndTheRestWorks() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");

        var process = new ProcessBuilder(
                        java.toString(),
                        "-Djadeite.spglib=/nowhere/libsymspg.so.2",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asking.class.getName())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        var message =
                "-Djadeite.spglib names /nowhere/libsymspg.so.2, which can't be loaded. Name spglib's shared object"
                        + " (libsymspg.so.2), or leave it out.";
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed.lines()).containsExactly(message, message, "null");
    }
}
