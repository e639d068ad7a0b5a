package io.jadeite.dsl.script.grape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries come from where the user has told Maven to look. */
class MavenSettingsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(home.resolve(".m2"));
    }

    @Test
    void whatMavenHasFetchedIsNotFetchedAgain() throws IOException {
        makeLibrary(home.resolve(".m2/repository"));

        assertThat(fetch()).hasSize(1).allMatch(file -> file.startsWith(home.resolve("libraries")));
    }

    @Test
    void aMirrorStandsForAllOthers() throws IOException {
        makeLibrary(home.resolve("mirror"));
        write("<mirrors><mirror><id>ours</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>", "mirror");

        assertThat(fetch()).hasSize(1);
    }

    @Test
    void activeProfilesBringTheirRepositories() throws IOException {
        makeLibrary(home.resolve("lab"));
        write("""
                <profiles>
                  <profile><id>other</id><repositories><repository><id>x</id><url>file:///nowhere</url></repository></repositories></profile>
                  <profile><id>lab</id><repositories><repository><id>lab</id><url>%s</url></repository></repositories></profile>
                </profiles>
                <activeProfiles><activeProfile>lab</activeProfile></activeProfiles>
                """, "lab");

        assertThat(settings().repositories()).hasSize(1);
        assertThat(fetch()).hasSize(1);
    }

    @Test
    void theFolderOfFetchedLibrariesMayLieElsewhere() throws IOException {
        makeLibrary(home.resolve("big disk"));
        Files.writeString(
                home.resolve(".m2/settings.xml"),
                "<settings><localRepository>%s</localRepository></settings>".formatted(home.resolve("big disk")));

        assertThat(fetch()).hasSize(1);
    }

    @Test
    void settingsThatCannotBeReadAreTold() throws IOException {
        Files.writeString(home.resolve(".m2/settings.xml"), "<settings>");

        assertThatThrownBy(this::settings)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("settings.xml can't be read: it is no XML");
    }

    private List<Path> fetch() {
        return new MavenLibraries(home.resolve("libraries"), settings())
                .fetch(List.of("demo.lab:gadget:1.0"), List.of());
    }

    private MavenSettings settings() {
        return MavenSettings.in(home.resolve(".m2"));
    }

    private void write(String settings, String repository) throws IOException {
        Files.writeString(
                home.resolve(".m2/settings.xml"),
                "<settings>%s</settings>"
                        .formatted(settings.formatted(home.resolve(repository).toUri())));
    }

    private static void makeLibrary(Path repository) throws IOException {
        var place = Files.createDirectories(repository.resolve("demo/lab/gadget/1.0"));
        try (var jar = new JarOutputStream(Files.newOutputStream(place.resolve("gadget-1.0.jar")))) {
            jar.putNextEntry(new JarEntry("demo/lab/gadget.txt"));
        }
        Files.writeString(place.resolve("gadget-1.0.pom"), """
                <project><modelVersion>4.0.0</modelVersion>
                  <groupId>demo.lab</groupId><artifactId>gadget</artifactId><version>1.0</version></project>
                """);
    }
}
