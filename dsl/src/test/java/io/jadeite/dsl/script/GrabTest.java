package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.script.value.Result;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Libraries that a script asks for come along to workers, which never fetch any. */
class GrabTest extends ScriptSuite {
    @Test
    void aGrabbedJarTravelsByItsHash() throws Exception {
        makeRepository();
        startWorker();

        var result =
                (Result) script("""
                @GrabResolver(name = 'ours', root = '%s')
                @Grab('demo.lab:gadget:1.0')
                import demo.lab.Gadget

                workflow('demo.toolkit.grabbed') { int n -> [twice: Gadget.twice(n)] }
                    .runCloud(n: 21).await('60s').result()
                """.formatted(folder().resolve("repository").toUri()));

        assertThat(result.get("twice")).isEqualTo(42);
        assertThat(folder().resolve("jadeite/libraries/demo/lab/gadget/1.0/gadget-1.0.jar"))
                .exists();
        assertThat(folder().resolve("jadeite/cache/jars")).isDirectoryContaining("glob:**.jar");
    }

    @Test
    void aLibraryThatIsNotThereIsToldByName() {
        assertThatThrownBy(() -> script("""
                        @GrabResolver(name = 'ours', root = '%s')
                        @Grab('demo.lab:gadget')
                        import java.util.List
                        1
                        """.formatted(folder().toUri())))
                .hasMessageContaining("@Grab should name a version of demo.lab:gadget");
    }

    private void makeRepository() throws IOException {
        var place = Files.createDirectories(folder().resolve("repository/demo/lab/gadget/1.0"));
        Gadget.writeJar(place.resolve("gadget-1.0.jar"));
        Files.writeString(place.resolve("gadget-1.0.pom"), """
                <project><modelVersion>4.0.0</modelVersion>
                  <groupId>demo.lab</groupId><artifactId>gadget</artifactId><version>1.0</version></project>
                """);
    }
}
