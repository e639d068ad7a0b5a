package io.jadeite.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path prefix;

    @Test
    void jupyterIsToldHowToStartBothKernels() throws IOException {
        var installation = new Installation(new Place.Prefix(prefix));

        var folders = installation.install(
                "jadeite", List.of("/opt/jadeite/jadeite"), Map.of("JADEITE_DATABASE", "jdbc:postgresql://db/jadeite"));

        assertThat(folders)
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly("jadeite-groovy", "jadeite-java");
        var file = prefix.resolve("share/jupyter/kernels/jadeite-java/kernel.json");
        assertThat(Json.readObject(Files.readString(file), "kernel.json"))
                .containsEntry("display_name", "Jadeite (Java)")
                .containsEntry("language", "java")
                .containsEntry("interrupt_mode", "message")
                .containsEntry("env", Map.of("JADEITE_DATABASE", "jdbc:postgresql://db/jadeite"))
                .containsEntry(
                        "argv",
                        List.of(
                                "/opt/jadeite/jadeite",
                                "kernel",
                                "start",
                                "--language",
                                "java",
                                "--connection-file",
                                "{connection_file}"));
    }

    @Test
    void eachKernelHasALogo() throws IOException {
        var folders = new Installation(new Place.Prefix(prefix)).install("jadeite", List.of("jadeite"), Map.of());

        for (var folder : folders) {
            assertThat(ImageIO.read(folder.resolve("logo-32x32.png").toFile()).getWidth())
                    .isEqualTo(32);
            assertThat(ImageIO.read(folder.resolve("logo-64x64.png").toFile()).getHeight())
                    .isEqualTo(64);
            assertThat(Files.readString(folder.resolve("logo-svg.svg"))).contains("<title>Jadeite</title>");
        }
    }

    @Test
    void kernelsOfSeveralNamesStandBesideEachOtherAndGoAlone() {
        var installation = new Installation(new Place.Prefix(prefix));
        installation.install("jadeite", List.of("jadeite"), Map.of());
        var others = installation.install("big", List.of("jadeite"), Map.of());

        var removed = installation.uninstall("jadeite");

        assertThat(removed).hasSize(2).allSatisfy(folder -> assertThat(folder).doesNotExist());
        assertThat(others).allSatisfy(folder -> assertThat(folder).isDirectory());
    }

    @Test
    void installingAgainReplacesAndUninstallingWhatIsNotThereRemovesNothing() throws IOException {
        var installation = new Installation(new Place.Prefix(prefix));
        installation.install("jadeite", List.of("old"), Map.of());

        var folders = installation.install("jadeite", List.of("new"), Map.of());

        assertThat(Files.readString(folders.getFirst().resolve("kernel.json")))
                .contains("\"new\"")
                .doesNotContain("old");
        try (var left = Files.list(folders.getFirst().getParent())) {
            assertThat(left).hasSize(2);
        }
        installation.uninstall("jadeite");
        assertThat(installation.uninstall("jadeite")).isEmpty();
    }

    @Test
    void kernelsOfOthersAreLeftAlone() throws IOException {
        var foreign = Files.createDirectories(prefix.resolve("share/jupyter/kernels/jadeite-groovy"));
        Files.writeString(foreign.resolve("kernel.json"), "{\"argv\": [\"other\"], \"metadata\": {}}");
        var installation = new Installation(new Place.Prefix(prefix));

        assertThatThrownBy(() -> installation.install("jadeite", List.of("jadeite"), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("isn't Jadeite's");
        assertThat(installation.uninstall("jadeite")).isEmpty();
        assertThat(foreign).isDirectory();
    }

    @Test
    void aNameThatJupyterWouldNotTakeIsRefused() {
        var installation = new Installation(new Place.Prefix(prefix));

        assertThatThrownBy(() -> installation.install("../x", List.of("jadeite"), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'../x'");
    }

    @Test
    void theUsersPlaceIsWhereJupyterLooks() {
        assertThat(new Place.User(Map.of("JUPYTER_DATA_DIR", "/data")).folder()).isEqualTo(Path.of("/data/kernels"));
        assertThat(new Place.User(Map.of("XDG_DATA_HOME", "/xdg", "HOME", "/h")).folder())
                .isEqualTo(Path.of("/xdg/jupyter/kernels"));
        assertThat(Place.ofPython(Map.of("VIRTUAL_ENV", "/venv")).folder())
                .isEqualTo(Path.of("/venv/share/jupyter/kernels"));
    }
}
