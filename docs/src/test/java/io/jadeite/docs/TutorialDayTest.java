package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The commands of the tutorial, one after the other, with the program as it is shipped. */
class TutorialDayTest extends ProgramSuite {
    @Test
    void aStructureIsRelaxedHereAndItsResultIsSaved() {
        var done = jadeite.run("workflows", "run", "relaxation.emt.quick", "--structure", "Cu32.POSCAR")
                .succeeded();

        assertThat(done.out()).contains("energy_per_atom (eV)", "Cu32");
        var result = jadeite.run("results", "list", "relaxation.emt.quick", "--json")
                .succeeded()
                .json()
                .getFirst();
        assertThat(result).containsEntry("run", 1).containsEntry("status", "SUCCEEDED");
        assertThat(home.resolve("jadeite/runs/relaxation.emt.quick-1/attempt-01"))
                .isDirectoryContaining(file -> file.endsWith("POSCAR"))
                .isDirectoryContaining(file -> file.endsWith("CONTCAR"))
                .isDirectoryContaining(file -> file.endsWith("jadeite_run.yaml"))
                .isDirectoryContaining(file -> file.endsWith("jadeite_summary.yaml"));
    }

    @Test
    void aRunWithTagsWaitsForAWorkerAndIsTakenByTheSingleflowWorker() {
        var submitted = jadeite.run(
                        "workflows",
                        "run-cloud",
                        "relaxation.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "-t",
                        "my_tag",
                        "-t",
                        "small-job")
                .succeeded();
        assertThat(submitted.out()).isEqualTo("Run 1 is PENDING: relaxation.emt.quick, Cu32, tags my_tag, small-job\n");
        assertThat(submitted.err()).contains("No worker is live");

        jadeite.run("workflow-engine", "start-singleflow-worker").succeeded();

        var run = jadeite.run("queue", "list", "--json").succeeded().json().getFirst();
        assertThat(run).containsEntry("state", "SUCCEEDED").containsEntry("attempt", 1);
        assertThat(run.get("tags"))
                .isEqualTo(List.of("emt", "my_tag", "relaxation", "relaxation.emt.quick", "small-job"));
    }

    @Test
    void aWorkerWithLimitsDrainsTheQueueAndEnds() {
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        "static-energy.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "Cu32.POSCAR",
                        "Cu32.POSCAR")
                .succeeded();

        jadeite.run("workflow-engine", "start-worker", "--nitems_max", "10", "--close_on_empty_queue", "true")
                .succeeded();

        assertThat(jadeite.run("queue", "list", "--json").json())
                .hasSize(3)
                .allSatisfy(run -> assertThat(run).containsEntry("state", "SUCCEEDED"));
    }

    @Test
    void aWorkerWithATagLeavesOtherRunsAndStopsWhenToldTo() throws IOException, InterruptedException {
        jadeite.run("workflows", "run-cloud", "static-energy.emt.quick", "--structure", "Cu32.POSCAR")
                .succeeded();
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        "static-energy.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "-t",
                        "small-job")
                .succeeded();

        var worker = jadeite.start(home.resolve("worker.log"), "workflow-engine", "start-worker", "-t", "small-job");
        Jadeite.await("the tagged run", () -> jadeite.state(2).equals("SUCCEEDED"));
        worker.destroy();

        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(jadeite.state(1)).isEqualTo("PENDING");
        assertThat(jadeite.run("queue", "explain", "1").out()).contains("No worker is live");
    }

    @Test
    void aClusterOfFiveWorksAndStopsTogether() throws IOException, InterruptedException {
        var cluster = jadeite.start(home.resolve("cluster.log"), "workflow-engine", "start-cluster", "5");
        Jadeite.await(
                "five workers",
                () -> jadeite.run("engine", "workers", "--json").json().size() == 5);
        jadeite.run("workflows", "run-cloud", "relaxation.emt.quick", "--structure", "Cu32.POSCAR")
                .succeeded();
        Jadeite.await("the run", () -> jadeite.state(1).equals("SUCCEEDED"));

        cluster.destroy();

        assertThat(cluster.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(jadeite.run("engine", "workers", "--json").out()).isEmpty();
        assertThat(jadeite.run("engine", "workers", "--all", "--json").json())
                .hasSize(5)
                .allSatisfy(worker -> assertThat(worker).containsEntry("state", "STOPPED"));
    }

    @Test
    void settingsInYamlAreRunHereAndInTheCloud() throws IOException {
        Files.writeString(home.resolve("my_settings.yaml"), """
                workflow_name: relaxation.emt.fixed-cell
                structure: Cu32.POSCAR
                fmax: 0.02
                tags: [small-job]
                """);

        jadeite.run("workflows", "run-yaml", "my_settings.yaml").succeeded();
        jadeite.run("workflows", "run-cloud-yaml", "my_settings.yaml").succeeded();

        assertThat(jadeite.run("queue", "list").succeeded().out()).contains("SUCCEEDED", "PENDING", "small-job");
        assertThat(jadeite.run("results", "list", "relaxation.emt.fixed-cell")
                        .succeeded()
                        .out())
                .contains("energy (eV)");
    }

    @Test
    void setupOnlyWritesInputsThatRunYamlTakes() {
        jadeite.run(
                        "workflows",
                        "setup-only",
                        "relaxation.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "--directory",
                        "set-up")
                .succeeded();

        assertThat(home.resolve("set-up/POSCAR")).exists();
        assertThat(jadeite.run("queue", "list").err()).contains("No run yet");
        var again = jadeite.run(
                "workflows",
                "setup-only",
                "relaxation.emt.quick",
                "--structure",
                "Cu32.POSCAR",
                "--directory",
                "set-up");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("nothing is ever overwritten");
    }
}
