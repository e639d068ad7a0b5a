package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.Poscar;
import io.jadeite.engine.testing.OnEachDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Every word of the DSL on each database, with a worker of the finished program that never sees who submits. The tests for Groovy and
 * for Java have the same names and do the same.
 */
abstract class WordsSuite extends OnEachDatabase {
    @SuppressWarnings("NullAway.Init")
    private Jadeite program;

    @SuppressWarnings("NullAway.Init")
    private Process worker;

    @BeforeEach
    void startWorker() throws IOException {
        for (int i = 0; i < 3; i++) {
            Poscar.of(copper(i)).write(home().resolve("Cu%d.vasp".formatted(i)));
        }
        program = new Jadeite(home())
                .with("JADEITE_DATABASE", fresh().address())
                .with("JADEITE_WORKER_LEASE", "3s")
                .with("JADEITE_WORKER_HEARTBEAT", "1s");
        worker = program.start(home().resolve("worker.log"), "engine", "start-worker");
    }

    @AfterEach
    void stopWorker() throws InterruptedException, IOException {
        worker.destroy();
        if (!worker.waitFor(30, TimeUnit.SECONDS)) {
            worker.destroyForcibly().waitFor();
            throw new AssertionError("The worker didn't stop: " + Files.readString(home().resolve("worker.log")));
        }
    }

    final Jadeite program() {
        return program;
    }

    final Path home() {
        return fresh().folder();
    }

    /** What {@code queue list} says of each run, the newest last. */
    final List<Object> states() {
        var runs = program.run("queue", "list", "--json").succeeded().json();
        return runs.stream().map(run -> Jadeite.value(run, "state")).toList();
    }

    final void noWorkerHasTables() throws IOException {
        assertThat(Files.readString(home().resolve("worker.log"))).doesNotContain("tablesaw", "xchart");
    }

    /** Copper, face-centred; the number makes each another one. */
    private static Structure copper(int number) {
        var copper = Element.CU;
        return new Structure(
                Lattice.cubic(3.6 + 0.02 * number),
                List.of(
                        Site.of(copper, new Vector(0, 0, 0)),
                        Site.of(copper, new Vector(0, 0.5, 0.5)),
                        Site.of(copper, new Vector(0.5, 0, 0.5)),
                        Site.of(copper, new Vector(0.5, 0.5, 0))));
    }
}
