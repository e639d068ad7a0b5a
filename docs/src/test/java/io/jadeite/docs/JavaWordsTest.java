package io.jadeite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The words in Java, in the cells of a JShell. */
class JavaWordsTest extends WordsSuite {
    @SuppressWarnings("NullAway.Init")
    private JavaCells cells;

    @BeforeEach
    void openCells() {
        cells = new JavaCells(fresh().settings(), home());
    }

    @AfterEach
    void closeCells() {
        cells.close();
    }

    @Test
    void workflowStepTagsAndDirectory() {
        cells.value("""
                var inner = jadeite.workflow("demo.words.inner").input("structure", Structure.class)
                    .does((flow, in) -> Map.of("energy", flow.step("static-energy.emt.quick", in.toMap()).energy()));
                """);
        cells.value("""
                var outer = jadeite.workflow("demo.words.outer").input("structure", Structure.class)
                    .input("fmax", double.class, 0.01).tags("nightly", "small-job")
                    .does((flow, in) -> {
                        var relaxed = flow.step("relaxation.emt.quick", in.toMap());
                        var byValue = flow.step(Map.of("structure", relaxed.structureFinal()), inner);
                        var byName = flow.step("demo.words.inner", Map.of("structure", relaxed.structureFinal()));
                        var picked = flow.step("pick", () -> relaxed.energyPerAtom());
                        if (!java.nio.file.Files.isDirectory(flow.directory())) throw new IllegalStateException("no directory");
                        return Map.of("energy", byValue.energy(), "same", byValue.energy() == byName.energy(), "picked", picked);
                    });
                """);
        cells.value("""
                var copper = jadeite.load("Cu0.vasp");
                var here = outer.run(Map.of("structure", copper));
                var cloud = outer.runCloud(Map.of("structure", copper)).await("60s").one().result();
                """);

        assertThat(cells.value("here.equals(cloud)")).isEqualTo("true");
        assertThat(cells.value("here.get(\"same\")")).isEqualTo("true");
        assertThat(cells.value("Math.abs(here.energy() - 4 * here.real(\"picked\")) < 1e-9"))
                .isEqualTo("true");
        assertThat(cells.value("jadeite.queue().runs(Map.of(\"tags\", List.of(\"small-job\", \"nightly\"))).size()"))
                .isEqualTo("2");
    }

    @Test
    void children() {
        cells.value("""
                var spread = jadeite.workflow("demo.words.children").input("structure", Structure.class).does((flow, in) -> {
                    var structure = in.structure("structure");
                    var all = flow.children("static-energy.emt.quick", Map.of("structure", List.of(structure, structure.withVolume(40.0))));
                    var some = flow.children("relaxation.emt.quick",
                        Map.of("structure", structure, "maxSteps", List.of(1, 100), "failures", "keep"));
                    return Map.of("energies", all.stream().map(Result::energy).toList(), "left", some.size());
                });
                """);
        cells.value(
                "var result = spread.runCloud(Map.of(\"structure\", jadeite.load(\"Cu0.vasp\"))).await(\"60s\").one().result();");

        assertThat(cells.value("((List<?>) result.get(\"energies\")).size()")).isEqualTo("2");
        assertThat(cells.value("result.get(\"left\")")).isEqualTo("1");
        assertThat(cells.value("jadeite.queue().runs().size()")).isEqualTo("5");
    }

    @Test
    void runRunEachAndRunCloud() {
        cells.value("""
                var here = jadeite.run("static-energy.emt.quick", Map.of("structure", jadeite.load("Cu1.vasp")));
                var each = jadeite.runEach("static-energy.emt.quick", Map.of("structure", jadeite.loadAll("*.vasp")));
                var cloud = jadeite.runCloud("static-energy.emt.quick",
                    Map.of("structure", jadeite.loadAll("*.vasp"), "tags", "small-job", "priority", 5));
                """);

        assertThat(cells.value("here.equals(each.get(1))")).isEqualTo("true");
        assertThat(cells.value("cloud.await(\"60s\").all().result().equals(each)"))
                .isEqualTo("true");
        assertThat(cells.value("each.stream().map(Result::energyPerAtom).distinct().count()"))
                .isEqualTo("3");
        assertThat(states()).hasSize(7).containsOnly("SUCCEEDED");
    }

    @Test
    void structureLoadAndLoadAll() {
        cells.value("""
                var one = jadeite.load("Cu2.vasp");
                var relaxed = jadeite.run("relaxation.emt.quick", Map.of("structure", one));
                """);

        assertThat(cells.value("jadeite.loadAll(\"Cu*.vasp\").indexOf(one)")).isEqualTo("2");
        assertThat(cells.value("jadeite.load(\"run:1\").equals(relaxed.structureFinal())"))
                .isEqualTo("true");
    }

    @Test
    void handles() {
        cells.value("""
                var late = jadeite.runCloud("static-energy.emt.quick", Map.of("structure", jadeite.load("Cu0.vasp"), "at", "+1h")).one();
                """);
        assertThat(cells.value("late.state()")).isEqualTo("WAITING");
        assertThat(cells.value("late.why()")).contains("waits until");
        assertThat(cells.value("late.cancel().state()")).isEqualTo("CANCELLED");

        cells.value("""
                var run = jadeite.runCloud("relaxation.emt.quick", Map.of("structure", jadeite.load("Cu0.vasp"))).one();
                """);
        assertThat(cells.value("run.await(\"60s\").state()")).isEqualTo("SUCCEEDED");
        assertThat(cells.value("run.result().formula()")).isEqualTo("\"Cu4\"");
        assertThat(cells.value("run.directory().orElseThrow().toFile().isDirectory()"))
                .isEqualTo("true");
        assertThat(cells.value("run.log()")).contains("attempt 1");

        cells.value("""
                var runs = jadeite.runCloud("relaxation.emt.quick",
                    Map.of("structure", jadeite.loadAll("*.vasp"), "maxSteps", List.of(1, 200, 200))).all();
                """);
        assertThat(cells.value("runs.progress().state()")).isEqualTo("{SUCCEEDED=2, FAILED=1}");
        assertThat(cells.value("runs.failed().why()")).contains("Not converged after 1 ionic steps");
        assertThat(cells.value("runs.succeeded().result().size()")).isEqualTo("2");
        assertThat(cells.value("runs.unfinished()")).isEqualTo("[]");
        assertThat(cells.value("((tech.tablesaw.api.Table) runs.table()).rowCount()"))
                .isEqualTo("3");
    }

    @Test
    void handlesAsInputs() {
        cells.value("""
                var relaxed = jadeite.runCloud("relaxation.emt.quick", Map.of("structure", jadeite.load("Cu2.vasp"))).one();
                var next = jadeite.runCloud("static-energy.emt.quick", Map.of("structure", relaxed)).one();
                var half = jadeite.workflow("demo.words.half").input("energy", double.class)
                    .does((flow, in) -> Map.of("half", in.real("energy") / 2));
                """);
        cells.value(
                "var last = half.runCloud(Map.of(\"energy\", next.get(\"energy\"))).await(\"60s\").one().result();");

        assertThat(cells.value("2 * last.real(\"half\") == next.result().energy()"))
                .isEqualTo("true");
        assertThat(cells.value("next.result().structureFinal().equals(relaxed.result().structureFinal())"))
                .isEqualTo("true");
    }

    @Test
    void queueAndWorkers() {
        cells.value("""
                import tech.tablesaw.api.Table;
                jadeite.runCloud("static-energy.emt.quick", Map.of("structure", jadeite.loadAll("*.vasp"), "tags", "small-job")).await("60s");
                """);

        assertThat(
                        cells.value(
                                "((Table) jadeite.queue().table(Map.of(\"tags\", \"small-job\", \"state\", \"SUCCEEDED\"))).rowCount()"))
                .isEqualTo("3");
        assertThat(cells.value("jadeite.queue().runs(Map.of(\"workflow\", \"static-energy.emt.quick\")).ids()"))
                .isEqualTo("[1, 2, 3]");
        assertThat(cells.value("jadeite.queue().run(2).state()")).isEqualTo("SUCCEEDED");
        assertThat(cells.value("jadeite.queue().counts()")).isEqualTo("{SUCCEEDED=3}");
        assertThat(cells.value("jadeite.workers().live().size()")).isEqualTo("1");
        assertThat(cells.value("((Table) jadeite.workers().table()).rowCount()"))
                .isEqualTo("1");
        assertThat(cells.value("jadeite.workers()")).isEqualTo("1 live worker(s), 0 of them running something");
        assertThat(cells.value("jadeite.queue()")).endsWith(": 3 SUCCEEDED");
    }

    @Test
    void resultsAndPlot() {
        cells.value("""
                import io.jadeite.dsl.plot.Plot;
                import io.jadeite.dsl.plot.words.PlotKinds;
                import io.jadeite.dsl.table.ResultsTable;
                jadeite.runCloud("static-energy.emt.quick", Map.of("structure", jadeite.loadAll("*.vasp"))).await("60s");
                var energies = ((ResultsTable) jadeite.results("static-energy.emt.quick")).where("nsites", "==", 4);
                var drawn = (Plot) jadeite.plot(energies, Map.of("x", "volumePerAtom", "y", "energyPerAtom"));
                """);

        assertThat(cells.value("energies.count()")).isEqualTo("3");
        assertThat(cells.value(
                        "energies.table().doubleColumn(\"volume\").max() == jadeite.load(\"Cu2.vasp\").volume()"))
                .isEqualTo("true");
        assertThat(cells.value("drawn.table().rowCount()")).isEqualTo("3");
        assertThat(cells.value("drawn.png().length > 1000")).isEqualTo("true");
        assertThat(
                        cells.value(
                                "((PlotKinds) jadeite.plot()).histogram(Map.of(\"x\", \"energy\"), energies).table().rowCount() > 0"))
                .isEqualTo("true");
    }

    @Test
    void clusterLaunchAndSettings() {
        cells.value("""
                var own = jadeite.cluster().start(Map.of("workers", 1, "tags", List.of("own")));
                var run = jadeite.runCloud("static-energy.emt.quick", Map.of("structure", jadeite.load("Cu0.vasp"), "tags", "own")).one();
                """);

        assertThat(cells.value("run.await(\"60s\").state()")).isEqualTo("SUCCEEDED");
        cells.value("own.stop(); jadeite.launch().local(Map.of(\"workers\", 1)).stop();");
        assertThat(cells.value("jadeite.settings().get(\"worker.lease\")")).isEqualTo("PT1M");
    }
}
