package io.jadeite.engine.vasp.output.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoscarTest {
    private static final String HEAD = """
           2   2   1   0
          0.1969E+02  0.3840E-09  0.3840E-09  0.3840E-09  0.5000E-15
          1.000000000000000E-004
          CAR
         LiF
            10.00000000    -10.00000000    3      1.25000000      1.00000000
        """;

    @TempDir
    Path folder;

    @Test
    void spinsAreSetApartInTheCellAndInItsAtoms() throws IOException {
        var file = write(HEAD + """
              -10.000  0.1000E+01  0.2000E+01  0.0000E+00  0.0000E+00
                0.000  0.3000E+01  0.4000E+01  0.1000E+01  0.2000E+01
               10.000  0.5000E+01  0.6000E+01  0.2000E+01  0.4000E+01
            """ + atom() + atom());

        var doscar = Doscar.read(file);

        assertThat(doscar.extent().isComplete()).isTrue();
        assertThat(doscar.lowest()).isEqualTo(-10);
        var density = doscar.density();
        assertThat(density.fermiEnergy()).isEqualTo(1.25);
        assertThat(density.spins()).isEqualTo(2);
        assertThat(density.totals().get(1).row(1)).containsExactly(0, 4, 2);
        assertThat(density.integral(0)).isEqualTo(10 * 2 + 10 * 4);
        assertThat(density.orbitals()).containsExactly("s", "p", "d");
        assertThat(density.atoms()).hasSize(2);
        assertThat(density.atoms().get(1).get(1).row(2)).containsExactly(10, 0.2, 0.4, 0.6);
    }

    @Test
    void aFileThatEndsInAnAtomGivesThoseBefore() throws IOException {
        var grid = "  -10.0 1.0 0.0\n 0.0 2.0 1.0\n 10.0 3.0 2.0\n";
        var file = write(HEAD + grid + "  10.0 -10.0 3 1.25 1.0\n -10.0 0.1 0.2 0.3\n 0.0 0.1 0.2 0.3\n");

        var doscar = Doscar.read(file);

        assertThat(doscar.extent().brokenOff()).contains("the file ends behind 0 of 2 atoms, at line 12");
        assertThat(doscar.density().totals()).hasSize(1);
    }

    @Test
    void starsAreMissingNumbers() throws IOException {
        var file = write(HEAD + "  -10.0 ****** 0.0\n 0.0 2.0 1.0\n 10.0 3.0 ******\n");

        var density = Doscar.read(file).density();

        assertThat(density.totals().getFirst().get(0, 1)).isNaN();
        assertThat(density.integratedLast(0)).isNaN();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        var file = write("Fake DOSCAR file for testing.\n");

        assertThatThrownBy(() -> Doscar.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no DOSCAR: its line 6 should hold");
    }

    private static String atom() {
        return """
               10.00000000    -10.00000000    3      1.25000000      1.00000000
              -10.000  0.1 0.2 0.3 0.4 0.5 0.6
                0.000  0.1 0.2 0.3 0.4 0.5 0.6
               10.000  0.1 0.2 0.3 0.4 0.5 0.6
            """;
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("DOSCAR"), text);
    }
}
