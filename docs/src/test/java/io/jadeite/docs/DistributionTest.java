package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The folder that the build makes. */
class DistributionTest extends ProgramSuite {
    @Test
    void theStartUpCacheIsInUse() {
        // With this mode Java refuses to start where the cache doesn't fit.
        var strict = jadeite.with("JADEITE_JAVA_OPTIONS", "-XX:AOTMode=on");

        strict.run("workflows", "list-all").succeeded();
    }

    @Test
    void aCacheThatDoesNotFitIsPassedOverInSilence() throws IOException, InterruptedException {
        var copy = home.resolve("copy");
        Files.createDirectory(copy);
        for (var name : List.of("jadeite", "find-java.sh", "version", "jadeite-engine.jar")) {
            Files.copy(distribution().resolve(name), copy.resolve(name));
        }
        copy.resolve("jadeite").toFile().setExecutable(true);
        Files.writeString(copy.resolve("jadeite-engine.aot"), "no cache at all");

        var process = new ProcessBuilder(copy.resolve("jadeite").toString(), "workflows", "list-all")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output.lines()).first().isEqualTo("diffusion.vasp.neb-all-paths-mit");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theJarStartsByItself() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        distribution().resolve("jadeite-engine.jar").toString(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).isEqualTo(jadeite.run("--version").succeeded().out());
    }

    @Test
    void workersHaveTheLanguageOfScriptsButNoTablesAndPlots() throws IOException {
        try (var jar = new JarFile(distribution().resolve("jadeite-engine.jar").toFile())) {
            var names = jar.stream().map(JarEntry::getName).toList();

            assertThat(names).contains("groovy/lang/Closure.class", "io/jadeite/dsl/script/package-info.class");
            assertThat(names)
                    .noneMatch(name -> name.startsWith("tech/tablesaw") || name.startsWith("org/knowm"))
                    .noneMatch(
                            name -> name.startsWith("io/jadeite/dsl/table") || name.startsWith("io/jadeite/dsl/plot"))
                    .noneMatch(name -> name.matches("META-INF/services/io\\.jadeite\\.dsl\\.script\\..*View"));
        }
    }

    @Test
    void aWorkerTakesWorkflowsThatTravelInGroovy() {
        jadeite.run("engine", "start-worker", "--close-on-empty-queue", "true").succeeded();

        var worker = jadeite.run("engine", "workers", "--all", "--json")
                .succeeded()
                .json()
                .getFirst();

        assertThat(Jadeite.value(worker, "languages"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("groovy");
    }

    @Test
    void withoutAJdk25OneLineSaysWhatToInstall() {
        var done = jadeite.with("JADEITE_JAVA_HOME", home.toString()).run("queue", "list");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err().lines()).singleElement().asString().contains("JADEITE_JAVA_HOME", "JDK 25");
    }

    private static Path distribution() {
        return Path.of(System.getProperty("jadeite.distribution"));
    }
}
