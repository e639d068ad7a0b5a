package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Mixture;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureFile.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureFileTest {
    private static final Structure COPPER = new Structure(
            Lattice.cubic(3.61),
            List.of(Site.of(Element.CU, Vector.ZERO), Site.of(Element.CU, new Vector(0, 1 / 3.0, 0.5))));

    private static final String READABLE =
            " Structures are read from POSCAR or CONTCAR (also *.vasp, *.poscar), CIF (*.cif), XDATCAR and JSON of"
                    + " pymatgen or ASE (*.json), each also with .gz.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSCAR",
                "POSCAR.fcc",
                "CONTCAR-1.gz",
                "cu.vasp",
                "cu.poscar",
                "Cu.POSCAR",
                "cu.json",
                "CU.JSON.GZ",
                "cu.json.gz",
                "cu.vasp.gz"
            })
    void theNameTellsTheFormat(String name) {
        var file = folder.resolve(name);

        StructureFile.write(COPPER, file);

        assertThat(StructureFile.read(file)).isEqualTo(COPPER);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void elseTheContentTellsIt() throws IOException {
        StructureFile.write(COPPER, folder.resolve("one"), Format.JSON);
        StructureFile.write(COPPER, folder.resolve("two"), Format.POSCAR);

        assertThat(Files.readString(folder.resolve("one"))).startsWith("{");
        assertThat(StructureFile.read(folder.resolve("one"))).isEqualTo(COPPER);
        assertThat(StructureFile.read(folder.resolve("two"))).isEqualTo(COPPER);
    }

    @Test
    void cifsAndXdatcarsAreReadByNameAndByContent() throws IOException {
        StructureFile.write(COPPER, folder.resolve("cu.cif.gz"));
        var plain = Files.writeString(folder.resolve("three"), StructureFile.text(COPPER, Format.CIF));
        var frames = Files.writeString(folder.resolve("XDATCAR"), """
            copper
            1
            3.61 0 0
            0 3.61 0
            0 0 3.61
            Cu
            1
            Direct configuration= 1
            0 0 0
            Direct configuration= 2
            0 0 0.5
            """);

        assertThat(StructureFile.read(folder.resolve("cu.cif.gz")).formula()).isEqualTo("Cu2");
        assertThat(StructureFile.read(plain).formula()).isEqualTo("Cu2");
        assertThat(StructureFile.readAll(frames)).hasSize(2);
        assertThat(StructureFile.read(frames).sites().getFirst().fractional()).isEqualTo(new Vector(0, 0, 0.5));
    }

    @Test
    void aSharedSiteIsRefusedByNameWhereAPoscarIsWritten() {
        var mixed = new Structure(
                Lattice.cubic(3),
                List.of(Site.of(
                        Mixture.of(Map.of(Species.of(Element.CU), 0.5, Species.of(Element.AU), 0.5)), Vector.ZERO)));

        assertThatThrownBy(() -> StructureFile.text(mixed, Format.POSCAR))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "A POSCAR needs one element on each site, but Cu0.5 Au0.5 has 1 of 1 sites that are shared or"
                                + " partly empty: Cu:0.5, Au:0.5.");
        assertThat(Cif.parse(StructureFile.text(mixed, Format.CIF), "written").formula())
                .isEqualTo("Cu0.5 Au0.5");
    }

    @Test
    void onlyNamesThatEndInGzAreZipped() throws IOException {
        StructureFile.write(COPPER, folder.resolve("a.vasp.gz"));
        StructureFile.write(COPPER, folder.resolve("a.vasp"));

        assertThat(Files.readAllBytes(folder.resolve("a.vasp.gz"))).startsWith(0x1f, 0x8b);
        assertThat(folder.resolve("a.vasp")).content().startsWith("Cu2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdb", "b.xyz", "c.xsf.gz", "notes"})
    void otherFormatsAreRefusedWithThoseThatAreRead(String name) throws IOException {
        var file = Files.writeString(folder.resolve(name), "_cell_length_a 3\n_cell_length_b 3\n");

        assertThatThrownBy(() -> StructureFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " is in no format that is read here." + READABLE);
    }

    @Test
    void aNameThatTellsNoFormatIsNotWritten() {
        var file = folder.resolve("copper");

        assertThatThrownBy(() -> StructureFile.write(COPPER, file))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The name %s doesn't tell in which format to write. Choose a name such as %s.vasp, %s.cif or %s.json."
                                .formatted(file, file, file, file));
        assertThat(file).doesNotExist();
    }

    @Test
    void anExistingFileIsReplacedAndALinkToItStays() throws IOException {
        var file = Files.writeString(folder.resolve("POSCAR.real"), "old");
        var link = Files.createSymbolicLink(folder.resolve("POSCAR"), file);

        StructureFile.write(COPPER, link);

        assertThat(link).isSymbolicLink();
        assertThat(StructureFile.read(file)).isEqualTo(COPPER);
    }

    @Test
    void aMissingFileIsNamedWithItsLikelyOnes() {
        StructureFile.write(COPPER, folder.resolve("POSCAR"));

        assertThatThrownBy(() -> StructureFile.read(folder.resolve("POSCER")))
                .isInstanceOf(InputException.class)
                .hasMessage("There is no file POSCER in %s. Did you mean POSCAR?".formatted(folder));
        assertThatThrownBy(() -> StructureFile.read(folder.resolve("none/POSCAR")))
                .hasMessage("There is no file %s, nor its folder.".formatted(folder.resolve("none/POSCAR")));
        assertThatThrownBy(() -> StructureFile.write(COPPER, folder.resolve("none/POSCAR")))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "There is no folder %s to write POSCAR in. Make it first.".formatted(folder.resolve("none")));
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> StructureFile.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s is a folder. Name a file in it, such as %s.".formatted(folder, folder.resolve("POSCAR")));
    }

    @Test
    void emptyFilesBinaryFilesAndBrokenArchivesAreRefused() throws IOException {
        var empty = Files.writeString(folder.resolve("POSCAR.empty"), " \n\n");
        var binary = Files.write(folder.resolve("POSCAR.binary"), new byte[] {'a', '\n', 0, 1, 2});
        var broken = Files.write(folder.resolve("POSCAR.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

        assertThatThrownBy(() -> StructureFile.read(empty))
                .isInstanceOf(InputException.class)
                .hasMessage(empty + " is empty. Check that the program that wrote it has finished.");
        assertThatThrownBy(() -> StructureFile.read(binary))
                .isInstanceOf(InputException.class)
                .hasMessage(binary + " is not a text file: byte 3 is 0. Check that it is the right file.");
        assertThatThrownBy(() -> StructureFile.read(broken))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(broken + " begins like a gzip'd file but can't be unpacked");
    }

    @Test
    void aFileThatThisUserMayNotReadIsRefused() throws IOException {
        var file = folder.resolve("POSCAR");
        StructureFile.write(COPPER, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(file)) {
            // The superuser may read every file, whatever its permissions.
            assertThat(StructureFile.read(file)).isEqualTo(COPPER);
            return;
        }

        assertThatThrownBy(() -> StructureFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("may not be read by")
                .hasMessageEndingWith("Change its permissions (chmod u+r) or ask its owner.");
    }

    @Test
    void commentsInLatin1AndByteOrderMarksAreRead() throws IOException {
        var latin = Files.write(
                folder.resolve("POSCAR.latin"),
                Poscar.of(COPPER, "a = 3.61 Å").text().getBytes(StandardCharsets.ISO_8859_1));
        var marked = Files.writeString(
                folder.resolve("POSCAR.marked"), "\uFEFF" + Poscar.of(COPPER).text());

        assertThat(Poscar.read(latin).comment()).isEqualTo("a = 3.61 Å");
        assertThat(Poscar.read(marked).comment()).isEqualTo("Cu2");
    }
}
