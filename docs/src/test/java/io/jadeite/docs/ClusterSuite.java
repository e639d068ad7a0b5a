package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The finished program with a PostgreSQL server as the queue, each test in a database of its own. */
abstract class ClusterSuite extends ProgramSuite {
    private static final Path SCRIPTS = Jadeite.checkout().resolve("docs/src/test/clusters");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres server;

    private static int databases;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void useServer() throws Exception {
        var name = "queue_" + ++databases;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        jadeite = jadeite.with("JADEITE_DATABASE", server.getJdbcUrl("postgres", name));
    }

    void submit(int runs, String workflow, String... options) {
        var command = new ArrayList<>(List.of("workflows", "run-cloud", workflow, "--structure"));
        for (int i = 0; i < runs; i++) {
            command.add("Cu32.POSCAR");
        }
        command.addAll(List.of(options));
        jadeite.run(command).succeeded();
    }

    long count(String state) {
        return jadeite.run("queue", "list", "--state", state, "--json")
                .succeeded()
                .json()
                .size();
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> attempts() {
        var run = jadeite.run("queue", "show", "1", "--json").succeeded().json().getFirst();
        return (List<Map<String, Object>>) Jadeite.value(run, "attempts");
    }

    /** One of the scripts that set up what is tried. */
    static void script(String name, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(SCRIPTS.resolve(name).toString()));
        command.addAll(List.of(words));
        var log = Files.createTempFile("cluster", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS))
                .as(String.join(" ", command))
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Files.delete(log);
    }
}
