package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a new user gets wrong: one sentence each, an exit code, and nothing half-done. */
class BadInputTest extends ProgramSuite {
    private static final String POSCAR = """
            two copper atoms
            1.0
            3.6 0 0
            0 3.6 0
            0 0 3.6
            Cu
            2
            Direct
            0 0 0
            0.5 0.5 0
            """;

    @BeforeEach
    void writeStructure() throws IOException {
        Files.writeString(home.resolve("POSCAR"), POSCAR);
    }

    @Test
    void aTruncatedStructureNamesItsFileAndLine() throws IOException {
        Files.writeString(home.resolve("cut.POSCAR"), POSCAR.substring(0, POSCAR.length() - 12));

        refused("cut.POSCAR, line 7", "workflows", "run", "static-energy.emt.quick", "--structure", "cut.POSCAR");
    }

    @Test
    void anElementThatTheCalculatorDoesNotKnowIsNamed() throws IOException {
        Files.writeString(home.resolve("iron.POSCAR"), POSCAR.replace("Cu\n", "Fe\n"));

        refused(
                "no parameters for Fe",
                "workflows",
                "run-cloud",
                "static-energy.emt.quick",
                "--structure",
                "iron.POSCAR");
    }

    @Test
    void overlappingAtomsAreNamed() throws IOException {
        Files.writeString(home.resolve("close.POSCAR"), POSCAR.replace("0.5 0.5 0", "0 0 0.01"));

        refused(
                "Site 1 (Cu) and site 2 (Cu)",
                "workflows",
                "run",
                "static-energy.emt.quick",
                "--structure",
                "close.POSCAR");
    }

    @Test
    void everythingWrongIsToldAtOnce() throws IOException {
        Files.writeString(home.resolve("nan.POSCAR"), POSCAR.replace("0.5 0.5 0", "0.5 nan 0"));

        var done = jadeite.run(
                "workflows",
                "run-cloud",
                "relaxation.emt.quick",
                "--structure",
                "nan.POSCAR",
                "--fmax",
                "-1",
                "--max-steps",
                "few",
                "--fmaxx",
                "1",
                "--cores",
                "none");

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err().lines()).hasSize(5);
        assertThat(done.err())
                .contains(
                        "nan.POSCAR, line 10",
                        "fmax should be a number > 0",
                        "max_steps should be",
                        "Did you mean fmax?",
                        "--cores should be");
    }

    @Test
    void anUnknownWorkflowOffersTheNearest() {
        refused(
                "Did you mean relaxation.emt.quick?",
                "workflows",
                "run",
                "relaxation.emt.quik",
                "--structure",
                "POSCAR");
    }

    @Test
    void emptyYamlAndUnknownKeysAreRefused() throws IOException {
        Files.writeString(home.resolve("empty.yaml"), "");
        Files.writeString(
                home.resolve("odd.yaml"), "workflow_name: static-energy.emt.quick\nstructure: POSCAR\nencutt: 520\n");

        refused("empty.yaml is empty", "workflows", "run-yaml", "empty.yaml");
        refused("no parameter 'encutt'", "workflows", "run-yaml", "odd.yaml");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() {
        var done = jadeite.with("JADEITE_DATABASE", "jdbc:postgresql://me:very-secret@localhost:1/lab")
                .run("queue", "list");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err())
                .contains(
                        "Can't reach the database (postgresql://localhost:1/lab as me, from the environment variable JADEITE_DATABASE)")
                .doesNotContain("very-secret", "at io.jadeite");
    }

    @Test
    void aSecondHostOnAnSqliteFileIsRefusedByName() throws IOException, InterruptedException {
        var worker = jadeite.with("JADEITE_WORKER_HOST", "alpha")
                .start(home.resolve("worker.log"), "engine", "start-worker");
        Jadeite.await(
                "the worker",
                () -> jadeite.with("JADEITE_WORKER_HOST", "alpha")
                                .run("engine", "workers", "--json")
                                .json()
                                .size()
                        == 1);

        var done = jadeite.with("JADEITE_WORKER_HOST", "beta").run("queue", "list");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.err()).contains("in use by the host alpha", "this is beta");
        worker.destroy();
        assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
        jadeite.with("JADEITE_WORKER_HOST", "beta").run("queue", "list").succeeded();
    }

    @Test
    void wrongWordsAreAnsweredWithTheRightOnes() {
        refused("jadeite has no command 'queues'. Did you mean queue?", "queues", "list");
        refused("Did you mean start-worker", "engine", "start-workers");
        refused("--match is one of all, any, exact", "engine", "start-worker", "--match", "al");
        refused("There is no run 7.", "queue", "show", "7");
    }

    private void refused(String sentence, String... words) {
        var done = jadeite.run(words);
        assertThat(done.exit()).as(done.err()).isEqualTo(2);
        assertThat(done.err()).contains(sentence).doesNotContain("Exception", "at io.jadeite");
        assertThat(done.out()).isEmpty();
        assertThat(nothingQueued()).isTrue();
    }

    private boolean nothingQueued() {
        return jadeite.run("queue", "list", "--json").succeeded().out().isEmpty();
    }
}
