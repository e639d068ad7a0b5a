package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers on hosts that a real ssh reaches. */
@Tag("clusters")
class SshTest extends ClusterSuite {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path ssh;

    @BeforeAll
    static void startServers() throws IOException, InterruptedException {
        script("sshd.sh", "start", ssh.toString());
    }

    @AfterAll
    static void stopServers() throws IOException, InterruptedException {
        script("sshd.sh", "stop", ssh.toString());
    }

    @BeforeEach
    void describeTheLab() throws IOException {
        Files.createDirectories(home.resolve("jadeite"));
        Files.writeString(home.resolve("jadeite/settings.yaml"), """
                profiles:
                  lab: {on: ssh, hosts: [lab-01, lab-02], ssh: ssh -F %1$s/config -o BatchMode=yes}
                  far: {on: ssh, hosts: [lab-01, nowhere.invalid], ssh: ssh -F %1$s/config -o BatchMode=yes}
                  bare: {on: ssh, hosts: [lab-02], program: /nowhere/jadeite, ssh: ssh -F %1$s/config -o BatchMode=yes}
                """.formatted(ssh));
    }

    @Test
    void workersStartOnEachHostAndWorkThroughTheQueue() throws InterruptedException, IOException {
        submit(20, "static-energy.emt.quick");

        var started = jadeite.run("engine", "start-cluster", "2", "--profile", "lab", "--close-on-empty-queue", "true")
                .succeeded();

        assertThat(started.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("lab-01 "))
                .anyMatch(line -> line.startsWith("lab-02 "));
        Jadeite.await("all results", () -> count("SUCCEEDED") == 20);
        Jadeite.await(
                "their end",
                () -> jadeite.run("engine", "workers", "--json").out().isEmpty());
        try (var logs = Files.walk(ssh.resolve("home/jadeite/clusters"))) {
            assertThat(logs.filter(log -> log.toString().endsWith(".log"))).hasSize(2);
        }
    }

    @Test
    void aHostThatCantBeReachedIsToldAndTheOthersWork() {
        var started = jadeite.run("engine", "start-cluster", "2", "--profile", "far", "--close-on-empty-queue", "true");

        assertThat(started.exit()).isEqualTo(1);
        assertThat(started.out()).startsWith("lab-01 ");
        assertThat(started.err()).contains("No worker could be started on nowhere.invalid");
    }

    @Test
    void aHostWithoutTheProgramIsTold() {
        var started = jadeite.run("engine", "start-cluster", "1", "--profile", "bare");

        assertThat(started.exit()).isEqualTo(1);
        assertThat(started.err()).contains("lab-02 has no /nowhere/jadeite");
    }

    @Test
    void secretsStandInNoCommandLine() throws InterruptedException, IOException {
        var secret = jadeite.with("JADEITE_DATABASE_PASSWORD", "open-sesame");
        secret.run("engine", "start-cluster", "1", "--profile", "lab").succeeded();
        Jadeite.await(
                "a worker",
                () -> !jadeite.run("engine", "workers", "--json").out().isEmpty());

        var seen = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();

        assertThat(seen)
                .anyMatch(line -> line.contains("start-worker"))
                .noneMatch(line -> line.contains("open-sesame"));
        jadeite.run("engine", "stop-worker", "1").succeeded();
        Jadeite.await(
                "its end",
                () -> jadeite.run("engine", "workers", "--json").out().isEmpty());
    }
}
