package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of one's own, from its beginning to its results. */
class ProjectTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Jadeite jadeite;

    @BeforeEach
    void begin() {
        jadeite = new Jadeite(home);
    }

    @Test
    void aNewProjectBuildsAndItsJarIsAWorkflowForRunsWorkersAndTables() throws Exception {
        var folder = Path.of(
                jadeite.run("project", "new", "my-project").succeeded().out().strip());
        mavenPackage(folder);
        Files.copy(
                folder.resolve("target/my-project-0.1.0.jar"), home.resolve("jadeite/workflows/my-project-0.1.0.jar"));

        assertThat(jadeite.run("workflows", "list-all").succeeded().out()).contains("lattice.my-project.usual\n");
        jadeite.run("workflows", "run", "lattice.my-project.usual", "--structure", Jadeite.sample())
                .succeeded();
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        "lattice.my-project.usual",
                        "--structure",
                        Jadeite.sample(),
                        "--scale",
                        "2")
                .succeeded();
        jadeite.run("engine", "start-worker", "--close-on-empty-queue", "true").succeeded();

        var table = jadeite.run("results", "export", "lattice.my-project.usual")
                .succeeded()
                .out();
        assertThat(table.lines().toList())
                .hasSize(3)
                .first()
                .isEqualTo("run,status,saved,formula,nsites,volume,volume_per_site,density");
        var listed = jadeite.run("results", "list", "lattice.my-project.usual")
                .succeeded()
                .out();
        assertThat(listed).contains("volume_per_site (Å³)").contains("density (g/cm³)");
    }

    @Test
    void aBadNameOrAFolderThatIsThereIsRefused() throws IOException {
        Files.createDirectory(home.resolve("taken"));

        var bad = jadeite.run("project", "new", "My Project");
        var word = jadeite.run("project", "new", "class");
        var taken = jadeite.run("project", "new", "taken");

        assertThat(List.of(bad.exit(), word.exit(), taken.exit())).containsOnly(2);
        assertThat(bad.err()).contains("found 'My Project'");
        assertThat(word.err()).contains("found 'class'");
        assertThat(taken.err()).contains("is there already, and nothing is ever overwritten");
    }

    /** Offline: all that the project's build needs the build of Jadeite has fetched before. */
    private void mavenPackage(Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("mvn", "-o", "-B", "-q", "package")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(folder.resolve("target/surefire-reports")).isDirectoryContaining("glob:**LatticeWorkflowTest.txt");
    }
}
