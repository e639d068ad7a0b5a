package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users of other queues suffered: a killed worker's run stuck for ever, a stopped one's lost. */
class LostWorkerTest extends ProgramSuite {
    @BeforeEach
    void submitALongRun() {
        jadeite = jadeite.with("JADEITE_WORKER_LEASE", "3s").with("JADEITE_WORKER_HEARTBEAT", "1s");
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        "dynamics.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "--steps",
                        "100000000",
                        "--save-every",
                        "100000")
                .succeeded();
    }

    @Test
    void theRunOfAKilledWorkerGoesToAnother() throws IOException, InterruptedException {
        var first = startWorker("first.log");
        first.destroyForcibly();

        var second = jadeite.start(home.resolve("second.log"), "engine", "start-worker");
        Jadeite.await("the second attempt", () -> attempts().size() == 2);

        assertThat(attempts().getFirst()).containsEntry("outcome", "LOST");
        second.destroy();
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStoppedWorkerHandsItsRunBack() throws IOException, InterruptedException {
        var worker = startWorker("worker.log");

        worker.destroy();

        assertThat(worker.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(jadeite.state(1)).isEqualTo("PENDING");
        assertThat(attempts())
                .singleElement()
                .satisfies(attempt -> assertThat(attempt).containsEntry("outcome", "HANDED_BACK"));
    }

    @Test
    void aRunningRunIsCancelled() throws IOException, InterruptedException {
        var worker = startWorker("worker.log");

        jadeite.run("queue", "cancel", "1").succeeded();

        Jadeite.await("the cancelled run", () -> jadeite.state(1).equals("CANCELLED"));
        assertThat(worker.isAlive()).isTrue();
        worker.destroy();
        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theWorkersOfAKilledClusterStopByThemselves() throws IOException, InterruptedException {
        var cluster = jadeite.start(home.resolve("cluster.log"), "engine", "start-cluster", "2");
        Jadeite.await(
                "two workers",
                () -> jadeite.run("engine", "workers", "--json").json().size() == 2);

        cluster.destroyForcibly();

        Jadeite.await(
                "no worker",
                () -> jadeite.run("engine", "workers", "--json").out().isEmpty());
        assertThat(jadeite.run("engine", "workers", "--all", "--json").json())
                .allSatisfy(worker -> assertThat(worker).containsEntry("reason", "its cluster has ended"));
    }

    private Process startWorker(String log) throws IOException, InterruptedException {
        var worker = jadeite.start(home.resolve(log), "engine", "start-worker");
        Jadeite.await("the run to run", () -> jadeite.state(1).equals("RUNNING"));
        return worker;
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> attempts() {
        var run = jadeite.run("queue", "show", "1", "--json").succeeded().json().getFirst();
        return (List<Map<String, Object>>) Jadeite.value(run, "attempts");
    }
}
