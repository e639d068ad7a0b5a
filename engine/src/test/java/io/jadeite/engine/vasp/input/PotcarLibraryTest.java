package io.jadeite.engine.vasp.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With heads of our own and invented numbers; no potential of VASP is needed, or here. */
class PotcarLibraryTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POT_GGA_PAW_PBE/Fe_pv/POTCAR",
                "POT_GGA_PAW_PBE/POTCAR.Fe_pv",
                "potpaw_PBE/Fe_pv/POTCAR.gz",
                "Fe_pv/POTCAR",
                "POTCAR.Fe_pv.gz"
            })
    void theUsualLayoutsAreFound(String place) throws IOException {
        put(place, InventedPotential.text("Fe_pv", "PE", 293.25, 14));

        var headers = library().headers(PotcarFamily.PBE, List.of("Fe_pv"));

        assertThat(headers).singleElement().satisfies(header -> {
            assertThat(header.symbol()).isEqualTo("Fe_pv");
            assertThat(header.element().symbol()).isEqualTo("Fe");
            assertThat(header.exchange()).isEqualTo("PE");
            assertThat(header.largestCutoff()).isEqualTo(293.25);
            assertThat(header.electrons()).isEqualTo(14);
        });
    }

    @Test
    void eachFamilyHasAFolderOfItsOwn() throws IOException {
        put("potpaw_PBE/O/POTCAR", InventedPotential.text("O", "PE", 400, 6));
        put("potpaw_PBE.54/O/POTCAR", InventedPotential.text("O", "PE", 410, 6));

        assertThat(library()
                        .headers(PotcarFamily.PBE_54, List.of("O"))
                        .getFirst()
                        .largestCutoff())
                .isEqualTo(410);
        assertThat(library().headers(PotcarFamily.PBE, List.of("O")).getFirst().largestCutoff())
                .isEqualTo(400);
    }

    @Test
    void potentialsAreJoinedInTheirOrder() throws IOException {
        put("potpaw_PBE/Fe_pv/POTCAR", InventedPotential.text("Fe_pv", "PE", 293, 14));
        put("potpaw_PBE/O/POTCAR.gz", InventedPotential.text("O", "PE", 400, 6));
        var potcar = root.resolve("POTCAR");

        library().join(PotcarFamily.PBE, List.of("O", "Fe_pv", "O"), potcar);

        assertThat(potcar)
                .content()
                .isEqualTo(InventedPotential.text("O", "PE", 400, 6)
                        + InventedPotential.text("Fe_pv", "PE", 293, 14)
                        + InventedPotential.text("O", "PE", 400, 6));
    }

    @Test
    void filesOfTheOldProgramCompressAreUnpacked() throws IOException {
        Files.createDirectories(root.resolve("potpaw_PBE/Si"));
        Files.write(root.resolve("potpaw_PBE/Si/POTCAR.Z"), resource("invented-potential.Z"));
        var potcar = root.resolve("POTCAR");

        library().join(PotcarFamily.PBE, List.of("Si"), potcar);

        assertThat(potcar).hasBinaryContent(resource("invented-potential.txt"));
    }

    @Test
    void aDamagedFileOfCompressIsToldNotRead() throws IOException {
        var bytes = resource("invented-potential.Z");
        for (int i = 40; i < bytes.length; i += 7) {
            bytes[i] = (byte) 0xff;
        }
        Files.createDirectories(root.resolve("potpaw_PBE/Si"));
        Files.write(root.resolve("potpaw_PBE/Si/POTCAR.Z"), bytes);

        assertThatThrownBy(() -> library().headers(PotcarFamily.PBE, List.of("Si")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("POTCAR.Z");
    }

    @Test
    void allThatIsMissingIsToldWithWhereItWasLookedFor() throws IOException {
        put("potpaw_PBE/O/POTCAR", InventedPotential.text("O", "PE", 400, 6));

        assertThatThrownBy(() -> library().headers(PotcarFamily.PBE, List.of("Fe_pv", "O", "Ni_pv")))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems())
                                .hasSize(2)
                                .allSatisfy(problem -> assertThat(problem).contains(root.toString(), "potpaw_PBE/"))
                                .anySatisfy(problem -> assertThat(problem).contains("Ni_pv/POTCAR")));
    }

    @Test
    void aMissingFolderIsToldWithTheSetting() {
        var nowhere = new PotcarLibrary(root.resolve("nowhere"));

        assertThatThrownBy(() -> nowhere.headers(PotcarFamily.PBE, List.of("O")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("vasp.potcar_dir");
    }

    @Test
    void aPotentialThatIsAnotherThanItsNameSaysIsRefused() throws IOException {
        put("potpaw_PBE/Fe_pv/POTCAR", InventedPotential.text("Fe", "PE", 267, 8));
        put("potpaw_PBE/O/POTCAR", InventedPotential.text("O", "CA", 400, 6));

        assertThatThrownBy(() -> library().headers(PotcarFamily.PBE, List.of("Fe_pv", "O")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("should be the potential Fe_pv, but its TITEL is 'PAW_PBE Fe 01Jan2000'")
                .hasMessageContaining("should be of PBE, with LEXCH = PE, but has LEXCH = CA");
    }

    @Test
    void aFileThatIsNoPotentialIsToldWithAllThatItLacks() throws IOException {
        put("potpaw_PBE/O/POTCAR", "hello");

        assertThatThrownBy(() -> library().headers(PotcarFamily.PBE, List.of("O")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no TITEL")
                .hasMessageContaining("no LEXCH")
                .hasMessageContaining("no ENMAX")
                .hasMessageContaining("no ZVAL")
                .hasMessageContaining("cut off");
    }

    @Test
    void aNameCantLeadOutOfTheFolder() {
        assertThatThrownBy(() -> library().headers(PotcarFamily.PBE, List.of("../secret")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no name of a potential");
    }

    private PotcarLibrary library() {
        return new PotcarLibrary(root);
    }

    private void put(String place, String text) throws IOException {
        var file = root.resolve(place);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (!place.endsWith(".gz")) {
            Files.writeString(file, text);
            return;
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PotcarLibraryTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
