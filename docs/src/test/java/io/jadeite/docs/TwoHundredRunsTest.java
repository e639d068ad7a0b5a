package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred runs of strained and rattled crystals through a cluster of two: each succeeds once, none is lost. */
class TwoHundredRunsTest {
    private static final long SEED = Long.getLong("seed", 20261122);
    private static final int RUNS = 200;
    private static final int A_SUBMISSION = 25;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void allSucceedOnceOnSqlite() throws IOException {
        drain(new Jadeite(home));
    }

    @Test
    void allSucceedOnceOnPostgresql() throws IOException {
        try (var server = EmbeddedPostgres.builder().start()) {
            drain(new Jadeite(home)
                    .with(
                            "JADEITE_DATABASE",
                            "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(server.getPort())));
        }
    }

    private void drain(Jadeite jadeite) throws IOException {
        System.out.println("seed " + SEED + ", another by -Dseed=N");
        var files = strainedAndRattled();
        for (int i = 0; i < RUNS; i += A_SUBMISSION) {
            var words = new ArrayList<>(
                    List.of("workflows", "run-cloud", "relaxation.emt.quick", "-t", "batch", "--structure"));
            words.addAll(files.subList(i, i + A_SUBMISSION));
            jadeite.run(words).succeeded();
        }

        jadeite.run("engine", "start-cluster", "2", "--close_on_empty_queue", "true")
                .succeeded();

        var runs = jadeite.run("queue", "list", "--json").succeeded().json();
        assertThat(runs)
                .hasSize(RUNS)
                .allSatisfy(run ->
                        assertThat(run).containsEntry("state", "SUCCEEDED").containsEntry("attempt", 1));
        var results = jadeite.run("results", "list", "relaxation.emt.quick", "--json")
                .succeeded()
                .json();
        assertThat(results.stream().map(result -> result.get("run")).collect(Collectors.toSet()))
                .hasSize(RUNS);
        assertThat(runs.stream().map(run -> run.get("worker")).distinct()).hasSize(2);
    }

    private List<String> strainedAndRattled() throws IOException {
        var random = new Random(SEED);
        var crystals = crystals();
        var files = new ArrayList<String>();
        for (int i = 0; i < RUNS; i++) {
            var file = home.resolve("%03d.POSCAR".formatted(i));
            StructureFile.write(disturbed(crystals.get(i % crystals.size()), random), file);
            files.add(file.toString());
        }
        return files;
    }

    private static List<Structure> crystals() throws IOException {
        var folder = Path.of(System.getProperty("jadeite.reference"), "emt");
        if (!Files.isDirectory(folder)) {
            var message = "skipped: the reference structures are not in " + folder + " (-Djadeite.reference=…)";
            assertThat(System.getenv("CI")).as(message).isNotEqualTo("true");
            System.err.println(message);
            Assumptions.abort(message);
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".POSCAR"))
                    .sorted()
                    .map(StructureFile::read)
                    .toList();
        }
    }

    /** Each strain component within 2 %, each atom moved by 0.03 Å or so. */
    private static Structure disturbed(Structure crystal, Random random) {
        var strain = new double[6];
        for (int i = 0; i < 6; i++) {
            strain[i] = random.nextDouble(-0.02, 0.02);
        }
        var old = crystal.lattice();
        var lattice = new Lattice(strained(old.a(), strain), strained(old.b(), strain), strained(old.c(), strain));
        return crystal.withLattice(lattice)
                .withSites(crystal.sites().stream()
                        .map(site -> site.withFractional(site.fractional()
                                .plus(lattice.toFractional(new Vector(
                                        random.nextGaussian(0, 0.03),
                                        random.nextGaussian(0, 0.03),
                                        random.nextGaussian(0, 0.03))))))
                        .toList());
    }

    private static Vector strained(Vector v, double[] e) {
        return v.plus(new Vector(
                e[0] * v.x() + e[5] / 2 * v.y() + e[4] / 2 * v.z(),
                e[5] / 2 * v.x() + e[1] * v.y() + e[3] / 2 * v.z(),
                e[4] / 2 * v.x() + e[3] / 2 * v.y() + e[2] * v.z()));
    }
}
