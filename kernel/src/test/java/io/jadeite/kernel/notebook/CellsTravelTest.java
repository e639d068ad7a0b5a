package io.jadeite.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.kernel.language.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Workflows of cells that run in a worker process which has never seen the notebook. */
class CellsTravelTest extends NotebookSuite {
    private Optional<Process> worker = Optional.empty();

    @AfterEach
    void stopWorker() throws InterruptedException {
        if (worker.isPresent()) {
            worker.get().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aGroovyWorkflowTakesWhatOtherCellsDefined() throws IOException {
        startWorker();
        groovy("import java.time.Duration\nimport static java.lang.Math.max");
        groovy("def factor = 3\npause = Duration.ofSeconds(90)");
        groovy(
                "class Scaler { int by; int scale(int n) { n * by * unit().size() }\n List unit() { [Unit.ONE] } }\nenum Unit { ONE, TWO }");
        groovy("record Window(int from, int to) { int width() { to - from } }\nwindow = new Window(1, 5)");
        groovy("def thrice(n) { helper(n) * factor }");
        groovy("def helper(n) { n + 1 }");
        groovy("""
                flow = workflow('demo.cells.flow') { int n = 2 ->
                    [thrice: thrice(n), scaled: new Scaler(by: 4).scale(n), seconds: pause.toSeconds(), width: window.width(), most: max(n, 7)]
                }
                """);

        var here = groovy("flow.run(n: 5).toMap()");
        var cloud = groovy("flow.runCloud(n: 5).await('60s').result().toMap()");

        assertThat(cloud).isEqualTo(here).hasToString("{thrice=18, scaled=20, seconds=90, width=4, most=7}");
    }

    @Test
    void aWorkflowThatIsDefinedAnewLeavesOldRunsAlone() throws IOException {
        groovy("def helper(n) { n + 1 }\nflow = workflow('demo.cells.versions') { int n -> [v: helper(n)] }");
        groovy("old = flow.runCloud(n: 1)");
        groovy("def helper(n) { n + 100 }\nflow = workflow('demo.cells.versions') { int n -> [v: helper(n)] }");
        groovy("young = flow.runCloud(n: 1)");

        startWorker();

        assertThat(groovy("[old.await('60s').result().v, young.await('60s').result().v]"))
                .isEqualTo(List.of(2, 101));
    }

    @Test
    void aJavaWorkflowTakesTypesMethodsAndVariablesOfOtherCells() throws IOException {
        startWorker();
        java("record Options(int depth, double factor) { int twice() { return 2 * depth; } }");
        java("int once(int n) { return n + offset; }\nint offset = 10;");
        java("var options = new Options(3, 0.5);");
        groovy("fromGroovy = 7");
        java("""
                var values = jadeite.workflow("demo.cells.java").input("n", int.class)
                    .does((flow, in) -> Map.of("n", once(in.whole("n")), "depth", options.twice(), "made", new Options(4, 1).depth(), "g", fromGroovy));
                """);

        var result = java("values.runCloud(Map.of(\"n\", 5)).await(\"60s\").one().result().toMap()");

        assertThat(new java.util.TreeMap<>((java.util.Map<?, ?>) result)).hasToString("{depth=6, g=7, made=4, n=15}");
    }

    @Test
    void whatBelongsToTheNotebookIsRefusedInAWorkflow() {
        java("""
                var showing = jadeite.workflow("demo.cells.showing").input("n", int.class)
                    .does((flow, in) -> Map.of("shown", display(in.whole("n"))));
                """);

        var failure = (Outcome.Failure) run(java(), "showing.runCloud(Map.of(\"n\", 5))");

        assertThat(failure.message()).contains("The workflow uses display, which belongs to the notebook");
    }

    @Test
    void whatCannotTravelIsToldByNameAndLine() {
        groovy("thread = new Thread({})\nflow = workflow('demo.cells.bad') {\n  [n: thread.name]\n}");

        var failure = (Outcome.Failure) run(groovy(), "flow.runCloud()");

        assertThat(failure.message()).contains("'thread' is a java.lang.Thread, which can't travel to a worker.");
        assertThat(failure.traceback().toString()).contains("cell 1");
    }

    private void startWorker() throws IOException {
        var node = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.matches(".*(tablesaw|xchart|jeromq|kernel/target/classes).*"))
                .collect(Collectors.joining(File.pathSeparator));
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        node,
                        NodeWorker.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder().resolve("worker.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JADEITE_"));
        builder.environment().put("HOME", folder().toString());
        builder.environment().put("JADEITE_HOME", folder().resolve("home").toString());
        worker = Optional.of(builder.start());
    }
}
