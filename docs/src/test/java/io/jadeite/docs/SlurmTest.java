package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers in the jobs of a real SLURM of three nodes on this computer, with a PostgreSQL server as the queue. */
@Tag("clusters")
class SlurmTest extends ClusterSuite {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path slurm;

    @BeforeAll
    static void startSlurm() throws IOException, InterruptedException {
        script("slurm.sh", "start", slurm.toString(), "3");
    }

    @AfterAll
    static void stopSlurm() throws IOException, InterruptedException {
        script("slurm.sh", "stop", slurm.toString());
    }

    @BeforeEach
    void useSlurm() {
        jadeite = jadeite.with("SLURM_CONF", slurm.resolve("slurm.conf").toString());
    }

    @AfterEach
    void leaveNoJob() throws InterruptedException {
        jadeite.call("scancel", "--user=" + System.getProperty("user.name"));
        Jadeite.await("an empty batch system", () -> jobs().isEmpty());
    }

    @Test
    void fiveHundredRunsAreDrainedByJobsThatComeAndGoWithThem() throws IOException, InterruptedException {
        submit(500, "static-energy.emt.quick", "-t", "small-job");
        var scaling = jadeite.start(
                home.resolve("scaling.log"),
                "engine",
                "start-cluster",
                "20",
                "--on",
                "slurm",
                "--autoscale",
                "-t",
                "small-job",
                "--poll",
                "1s");
        var most = new int[1];

        Jadeite.await("500 results", () -> {
            most[0] = Math.max(most[0], jobs().size());
            return count("SUCCEEDED") == 500;
        });
        Jadeite.await("no job", () -> jobs().isEmpty());

        assertThat(most[0]).isBetween(1, 20);
        assertThat(scaling.isAlive()).isTrue();
        scaling.destroy();
        assertThat(scaling.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(home.resolve("scaling.log"))).contains("#SBATCH --array=1-20", "small-job");
        assertThat(jadeite.run("engine", "workers", "--all", "--json").json())
                .isNotEmpty()
                .allSatisfy(worker -> assertThat((String) worker.get("job")).startsWith("slurm "));
    }

    @Test
    void theTutorialsSubmitScriptWorksWordForWord() throws IOException, InterruptedException {
        submit(1, "static-energy.emt.quick");
        Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(
                home.resolve("bin/jadeite"), Path.of(System.getProperty("jadeite.distribution"), "jadeite"));
        var script = home.resolve("submit.sh");
        Files.writeString(script, """
                #!/bin/bash
                #SBATCH --job-name=my_example_job
                #SBATCH --nodes=1
                #SBATCH --ntasks=1
                #SBATCH --time=0:10:00
                export PATH=%s/bin:$PATH
                jadeite workflow-engine start-singleflow-worker
                """.formatted(home));

        jadeite.call("sbatch", script.toString());

        Jadeite.await("the result", () -> count("SUCCEEDED") == 1);
        Jadeite.await("the job's end", () -> jobs().isEmpty());
    }

    @Test
    void aCancelledJobHandsItsRunBackAndTheNextOneGoesOn() throws InterruptedException, IOException {
        submit(1, "dynamics.emt.quick", "--steps", "100000000", "--save-every", "100000");
        var job = startOne();
        Jadeite.await("the run to run", () -> jadeite.state(1).equals("RUNNING"));

        jadeite.call("scancel", job);

        Jadeite.await("the run to be back", () -> jadeite.state(1).equals("PENDING"));
        assertThat(attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt).containsEntry("outcome", "HANDED_BACK"));
        startOne();
        Jadeite.await("the second attempt", () -> attempts().size() == 2);
    }

    @Test
    void aPreemptedJobHandsItsRunBack() throws InterruptedException, IOException {
        submit(1, "dynamics.emt.quick", "--steps", "100000000", "--save-every", "100000");
        jadeite.run("engine", "start-cluster", "1", "--on", "slurm", "--partition", "low", "--cores", "8")
                .succeeded();
        Jadeite.await("the run to run", () -> jadeite.state(1).equals("RUNNING"));

        jadeite.call("sbatch", "--partition=main", "--nodes=3", "--ntasks-per-node=8", "--wrap=sleep 20");

        Jadeite.await("the run to be back", () -> jadeite.state(1).equals("PENDING"));
        assertThat(attempts().getFirst()).containsEntry("outcome", "HANDED_BACK");
    }

    @Test
    void aWorkerEndsBeforeItsJobsTimeDoes() throws InterruptedException, IOException {
        submit(1, "dynamics.emt.quick", "--steps", "100000000", "--save-every", "100000");
        jadeite.run("engine", "start-cluster", "1", "--on", "slurm", "--time", "1m")
                .succeeded();
        Jadeite.await("the run to run", () -> jadeite.state(1).equals("RUNNING"));

        Jadeite.await("the run to be back", () -> jadeite.state(1).equals("PENDING"));
        Jadeite.await("the job's end", () -> jobs().isEmpty());

        assertThat(attempts().getFirst()).containsEntry("outcome", "HANDED_BACK");
        assertThat(Files.readString(slurm.resolve("log/jobcomp.log"))
                        .lines()
                        .toList()
                        .getLast())
                .contains("JobState=COMPLETED");
    }

    @Test
    void theRunOfANodeWithoutPowerGoesOnElsewhere() throws InterruptedException, IOException {
        jadeite = jadeite.with("JADEITE_WORKER_LEASE", "6s").with("JADEITE_WORKER_HEARTBEAT", "2s");
        submit(1, "dynamics.emt.quick", "--steps", "100000000", "--save-every", "100000");
        jadeite.run("engine", "start-cluster", "1", "--on", "slurm", "--directive=--nodelist=fake3")
                .succeeded();
        Jadeite.await("the run to run", () -> jadeite.state(1).equals("RUNNING"));

        script("slurm.sh", "kill-node", slurm.toString(), "3");
        startOne();

        Jadeite.await("the second attempt", () -> attempts().size() == 2);
        assertThat(attempts().getFirst()).containsEntry("outcome", "LOST");
    }

    @Test
    void whatSlurmRefusesIsToldInItsWords() {
        var refused = jadeite.run("engine", "start-cluster", "3", "--on", "slurm", "--partition", "nosuch");
        var missing = jadeite.with("PATH", "/nowhere:" + System.getenv("PATH").replace("/usr/bin", "/usr/bin/.."))
                .run("engine", "start-cluster", "3", "--on", "lsf");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("sbatch refused the job", "partition");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("bsub", "can't be started on this computer");
    }

    /** The job's number. */
    private String startOne() {
        return jadeite.run("engine", "start-cluster", "1", "--on", "slurm")
                .succeeded()
                .out()
                .strip();
    }

    private List<String> jobs() {
        return jadeite.call("squeue", "--noheader", "--array", "--format=%i")
                .lines()
                .toList();
    }
}
