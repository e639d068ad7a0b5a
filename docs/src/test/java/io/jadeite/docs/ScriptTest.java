package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of the DSL with the program as it is shipped. */
class ScriptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @SuppressWarnings("NullAway.Init")
    private Jadeite jadeite;

    @BeforeEach
    void begin() throws IOException {
        jadeite = new Jadeite(home);
        Files.copy(Jadeite.checkout().resolve("Cu32.POSCAR"), home.resolve("Cu32.POSCAR"));
    }

    @Test
    void aWorkflowOfAScriptRunsOnAWorkerThatNeverSawIt() throws IOException {
        Files.writeString(home.resolve("submit.groovy"), """
                def factor = args[0].toInteger()
                flow = workflow('demo.toolkit.scaled') { Structure structure ->
                    [energy: factor * step('static-energy.emt.quick', structure: structure).energy]
                }
                copper = Structure.load 'Cu32.POSCAR'
                println flow.run(structure: copper).energy
                println flow.runCloud(structure: copper)
                println queue.table().rowCount()
                """);

        var submitted = jadeite.run("script", "submit.groovy", "3").succeeded();
        jadeite.run("engine", "start-singleflow-worker").succeeded();

        var lines = submitted.out().lines().toList();
        var run = jadeite.run("queue", "show", "2", "--json").succeeded().json().getFirst();
        assertThat(run).containsEntry("state", "SUCCEEDED");
        assertThat(String.valueOf(run.get("result"))).contains("energy=" + lines.getFirst());
        assertThat(lines).element(1).isEqualTo("run 2 (demo.toolkit.scaled)");
        assertThat(lines).element(2).isEqualTo("2");
        assertThat(jadeite.run("queue", "show", "2", "--source").succeeded().out())
                .contains("factor = 3", "step('static-energy.emt.quick', structure: structure).energy")
                .doesNotContain("println");
    }

    @Test
    void aFailureSaysTheLineAndTheExitCode() throws IOException {
        Files.writeString(home.resolve("wrong.groovy"), "def x = 1\nrunCluod 'static-energy.emt.quick'\n");

        var done = jadeite.run("script", "wrong.groovy");

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).startsWith("wrong.groovy line 2: There is no word 'runCluod'. Did you mean runCloud");
        assertThat(done.err()).doesNotContain("\tat ");
        assertThat(jadeite.run("script", "missing.groovy").err()).contains("there is no such file");
    }

    @Test
    void aScriptStartsWorkersThatEndWithIt() throws IOException {
        Files.writeString(home.resolve("cluster.groovy"), """
                def workers = cluster.start workers: 1
                def run = runCloud 'static-energy.emt.quick', structure: Structure.load('Cu32.POSCAR')
                println run.await('60s').result().formula
                workers.stop()
                """);

        assertThat(jadeite.run("script", "cluster.groovy").succeeded().out()).isEqualTo("Cu32\n");
    }

    @Test
    void librariesComeFromARepositoryOfTheNet() throws IOException {
        var place = Files.createDirectories(home.resolve("repository/demo/lab/gadget/1.0"));
        try (var jar = new JarOutputStream(Files.newOutputStream(place.resolve("gadget-1.0.jar")))) {
            jar.putNextEntry(new JarEntry("demo/lab/gadget.txt"));
            jar.write("hello from a jar".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(place.resolve("gadget-1.0.pom"), """
                <project><modelVersion>4.0.0</modelVersion>
                  <groupId>demo.lab</groupId><artifactId>gadget</artifactId><version>1.0</version></project>
                """);
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = SimpleFileServer.createFileServer(here, home.resolve("repository"), OutputLevel.NONE);
        server.start();
        try {
            int port = server.getAddress().getPort();
            Files.writeString(home.resolve("grab.groovy"), grabbing(port, "gadget"));
            Files.writeString(home.resolve("missing.groovy"), grabbing(port, "gadgte"));

            assertThat(jadeite.run("script", "grab.groovy").succeeded().out()).isEqualTo("hello from a jar\n");
            var missing = jadeite.run("script", "missing.groovy");
            assertThat(missing.exit()).isEqualTo(2);
            assertThat(missing.err())
                    .contains("The libraries demo.lab:gadgte:1.0 can't be got from ours (http://localhost:%d/)"
                            .formatted(port))
                    .doesNotContain("\tat ");
        } finally {
            server.stop(0);
        }
    }

    private static String grabbing(int port, String library) {
        return """
                @GrabResolver(name = 'ours', root = 'http://localhost:%d/')
                @Grab('demo.lab:%s:1.0')
                import java.util.List

                println this.class.classLoader.getResource('demo/lab/gadget.txt').text
                """.formatted(port, library);
    }
}
