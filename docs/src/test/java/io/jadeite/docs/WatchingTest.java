package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever watches a queue: its numbers for people and for programs, and why a run isn't running. */
class WatchingTest extends ProgramSuite {
    private static final String WORKFLOW = "static-energy.emt.quick";

    @Test
    void aWorkerTellsItsNumbersToThisComputer() throws IOException, InterruptedException {
        jadeite.run("workflows", "run-cloud", WORKFLOW, "--structure", "Cu32.POSCAR")
                .succeeded();
        var log = home.resolve("worker.log");
        var worker = jadeite.start(log, "engine", "start-worker", "--metrics-port", "0");
        Jadeite.await("the run", () -> jadeite.state(1).equals("SUCCEEDED"));
        var address = Pattern.compile("http://localhost:(\\d+)/metrics").matcher(Files.readString(log));
        assertThat(address.find()).isTrue();

        var answer = get(address.group(1), "/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(answer.body().lines())
                .contains(
                        "jadeite_database_up 1",
                        "jadeite_workers_live 1",
                        "jadeite_worker_runs_total{outcome=\"succeeded\"} 1",
                        "jadeite_worker_runs_in_hand 0",
                        "jadeite_worker_outage_seconds_total 0.0")
                .last()
                .isEqualTo("# EOF");
        assertThat(get(address.group(1), "/other").statusCode()).isEqualTo(404);
        var second = jadeite.run("engine", "start-worker", "--metrics-port", address.group(1));
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("the port can't be had").doesNotContain("at io.jadeite");
        worker.destroy();
        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void statisticsAreOneObject() {
        jadeite.run("queue", "limit", "emt", "2").succeeded();
        jadeite.run("queue", "pause", "-t", "big").succeeded();
        jadeite.run("workflows", "run", WORKFLOW, "--structure", "Cu32.POSCAR").succeeded();
        jadeite.run("workflows", "run-cloud", WORKFLOW, "--structure", "Cu32.POSCAR")
                .succeeded();

        var lines = jadeite.run("queue", "stats", "--json").succeeded().json();

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .containsEntry("PENDING", 1)
                .containsEntry("SUCCEEDED", 1)
                .containsEntry("succeeded_last_minute", 1)
                .containsEntry("submitted_last_hour", 2)
                .containsEntry("workers_live", 0)
                .containsEntry("paused", List.of("runs tagged big"))
                .containsEntry("warnings", List.of())
                .containsKeys("oldest_pending_seconds", "owners", "dead_rows", "bytes_database");
        assertThat(Jadeite.value(lines.getFirst(), "limits").toString())
                .contains("limit=emt", "capacity=2", "running=0");
    }

    @Test
    void everyReasonWhyARunIsPendingIsTold() {
        jadeite.run("queue", "limit", "emt", "0").succeeded();
        jadeite.run("queue", "pause").succeeded();
        jadeite.run("workflows", "run-cloud", WORKFLOW, "--structure", "Cu32.POSCAR")
                .succeeded();

        var reasons = jadeite.run("queue", "explain", "1").succeeded().out();

        assertThat(reasons)
                .contains(
                        "has paused all runs",
                        "has set the limit on emt to 0",
                        "No worker is live to take it. Start one that would: jadeite engine start-worker");
    }

    @Test
    void aRunThatWaitsForItsRetrySaysSo() {
        jadeite.run(
                        "workflows",
                        "run-cloud",
                        "relaxation.emt.quick",
                        "--structure",
                        "Cu32.POSCAR",
                        "--max-steps",
                        "1",
                        "--retries",
                        "2",
                        "--retry-delay",
                        "1h")
                .succeeded();
        jadeite.run("engine", "start-singleflow-worker").succeeded();

        assertThat(jadeite.run("queue", "explain", "1").succeeded().out())
                .contains(
                        "Run 1 is WAITING. It has failed, and is tried again at ",
                        "(retry 1 of 2). Last time: Not converged after 1 ionic steps");
        assertThat(jadeite.run("queue", "show", "1", "--json")
                        .succeeded()
                        .json()
                        .getFirst())
                .containsEntry("retries", 2)
                .containsEntry("failures", 1)
                .containsEntry("retry_delay_seconds", 3600.0);
    }

    @Test
    void aYamlFileMeansTheSameHereAndInTheQueue() throws IOException {
        Files.writeString(home.resolve("all.yaml"), """
                workflow_name: relaxation.emt.quick
                structure: Cu32.POSCAR
                max_steps: 1
                limit: scratch
                retries: 2
                retry_delay: 1h
                unique: true
                """);
        jadeite.run("queue", "limit", "scratch", "4").succeeded();

        var here = jadeite.run("workflows", "run-yaml", "all.yaml");
        jadeite.run("workflows", "run-cloud-yaml", "all.yaml").succeeded();
        jadeite.run("workflows", "run-cloud-yaml", "all.yaml").succeeded();

        assertThat(here.exit()).isEqualTo(1);
        assertThat(here.err()).contains("Run 1 FAILED after");
        assertThat(jadeite.run("queue", "list", "--json").json())
                .extracting(run -> run.get("run") + " " + run.get("state"))
                .containsExactly("1 FAILED", "2 PENDING");
        assertThat(jadeite.run("queue", "show", "2", "--json").json().getFirst())
                .containsEntry("limits", List.of("scratch"))
                .containsEntry("retries", 2)
                .containsEntry("unique", true);
    }

    @Test
    void allThatIsWrongInAFileAndInWordsIsToldAtOnce() throws IOException {
        Files.writeString(home.resolve("bad.yaml"), """
                workflow_name: relaxation.emt.quick
                structure: Cu32.POSCAR
                retries: many
                retry-delay: [1, 2]
                limit: [a, 'b ']
                unique: yes
                if_parent_fails: no
                """);

        var file = jadeite.run("workflows", "run-cloud-yaml", "bad.yaml");
        var limit = jadeite.run("queue", "limit", "", "two");

        assertThat(file.exit()).isEqualTo(2);
        assertThat(file.err().lines()).hasSize(5);
        assertThat(file.err())
                .contains(
                        "retry_delay should be one value, found [1, 2].",
                        "unique should be true or false, found 'yes'.",
                        "--limit: A limit is named by a word like a tag, without spaces around it; found 'b '.",
                        "--retries should be a whole number from 0 to 1000, found 'many'.",
                        "--if-parent-fails should be fail or skip, found 'no'.");
        assertThat(limit.exit()).isEqualTo(2);
        assertThat(limit.err().lines()).hasSize(2);
    }

    private static HttpResponse<String> get(String port, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
