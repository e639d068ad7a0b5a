package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
