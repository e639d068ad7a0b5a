package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.script.java.JavaSnippets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workflows in Java, from JShell snippets, that run in worker processes which have never seen them. */
class JavaTravelsTest extends ScriptSuite {
    private JShell shell;

    @BeforeEach
    void openShell() {
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        jadeite().use(new JavaSnippets(shell));
        SnippetDoor.open(jadeite());
        snippets(
                "import io.jadeite.dsl.script.*;",
                "import io.jadeite.engine.structure.Structure;",
                "import java.util.*;",
                "import java.time.Duration;",
                "Jadeite jadeite = SnippetDoor.jadeite();");
    }

    @AfterEach
    void closeShell() {
        shell.close();
    }

    @Test
    void theSameFlowGivesTheSameNumbersHereAndInTheCloud() throws Exception {
        startWorker();
        snippets("""
                var twoStep = jadeite.workflow("demo.java.two-step")
                    .input("structure", Structure.class)
                    .does((flow, in) -> {
                        var relaxed = flow.step("relaxation.emt.quick", Map.of("structure", in.structure("structure")));
                        return flow.step("static-energy.emt.quick", Map.of("structure", relaxed.structureFinal()));
                    });
                """);
        var twoStep = defined("demo.java.two-step");

        var here = twoStep.run(Map.of("structure", copper(0)));
        var cloud = twoStep.runCloud(Map.of("structure", copper(0)))
                .await("60s")
                .one()
                .result();

        assertThat(cloud).isEqualTo(here);
        assertThat(twoStep.source()).contains("flow.step(\"relaxation.emt.quick\"");
    }

    @Test
    void methodsRecordsAndVariablesOfOtherSnippetsTravel() throws Exception {
        startWorker();
        snippets(
                "record Options(int depth, double factor) {}",
                "int twice(int n) { return 2 * once(n); }",
                "int once(int n) { return n + offset; }",
                "int offset = 1;",
                "var options = new Options(3, 0.5);",
                "var pause = Duration.ofSeconds(90);",
                "offset = 10;",
                "List<String> unused = new ArrayList<>(List.of(\"x\"));",
                """
                var values = jadeite.workflow("demo.java.values").input("n", int.class).input("given", Options.class)
                    .does((flow, in) -> Map.of("n", twice(in.whole("n")), "depth", options.depth(), "seconds", pause.toSeconds(),
                        "given", ((Options) in.get("given")).factor()));
                """);

        var result = defined("demo.java.values")
                .runCloud(Map.of("n", 5, "given", Map.of("depth", 1, "factor", 2.5)))
                .await("60s")
                .one()
                .result();

        assertThat(result.toMap())
                .containsEntry("n", 30)
                .containsEntry("depth", 3)
                .containsEntry("seconds", 90)
                .containsEntry("given", 2.5);
    }

    @Test
    void aLibraryOfTheShellTravelsByItsHash() throws Exception {
        shell.addToClasspath(Gadget.writeJar(folder().resolve("gadget.jar")).toString());
        startWorker();
        snippets("import demo.lab.Gadget;", """
                var grabbed = jadeite.workflow("demo.java.library").input("n", int.class)
                    .does((flow, in) -> Gadget.twice(in.whole("n")));
                """);

        var result = defined("demo.java.library")
                .runCloud(Map.of("n", 21))
                .await("60s")
                .one()
                .result();

        assertThat(result.value()).isEqualTo(42);
        assertThat(folder().resolve("jadeite/cache/jars")).isDirectoryContaining("glob:**.jar");
    }

    @Test
    void commentsTextsAndLocalsThatHaveTheNamesOfVariablesMeanNothing() throws Exception {
        startWorker();
        snippets(
                "Thread thread = new Thread(() -> {});",
                "int scale(int n) { return 2 * n; }",
                "double scale(double x) { return 3 * x; }",
                """
                var local = jadeite.workflow("demo.java.local").input("n", int.class).does((flow, in) -> {
                    // a thread = would not travel
                    var text = "thread++";
                    for (int thread = 0; thread < 3; thread++) {
                        text += thread;
                    }
                    return Map.of("text", text, "whole", scale(in.whole("n")), "real", scale(1.5));
                });
                """);

        var result = defined("demo.java.local")
                .runCloud(Map.of("n", 2))
                .await("60s")
                .one()
                .result();

        assertThat(result.toMap())
                .containsEntry("text", "thread++012")
                .containsEntry("whole", 4)
                .containsEntry("real", 4.5);
    }

    @Test
    void aWorkflowCallsAnotherOfTheUser() throws Exception {
        startWorker();
        snippets("""
                var energy = jadeite.workflow("demo.java.energy").input("structure", Structure.class)
                    .does((flow, in) -> Map.of("energy", flow.step("static-energy.emt.quick", in.toMap()).energy()));
                """, """
                var twice = jadeite.workflow("demo.java.twice").input("structure", Structure.class).does((flow, in) -> {
                    var byValue = flow.step(in.toMap(), energy);
                    var byName = flow.step("demo.java.energy", in.toMap());
                    var structure = in.structure("structure");
                    var asRuns = flow.children("demo.java.energy", Map.of("structure", List.of(structure, structure)));
                    return Map.of("energy", byValue.energy() + byName.energy(),
                        "runs", asRuns.get(0).energy() + asRuns.get(1).energy());
                });
                """);

        var result = defined("demo.java.twice")
                .runCloud(Map.of("structure", copper(0)))
                .await("60s")
                .one()
                .result();

        assertThat(result.get("energy")).isEqualTo(result.get("runs"));
        assertThat(result.energy()).isNotZero();
    }

    @Test
    void runsOfAnOldDefinitionKeepIt() throws Exception {
        snippets("var number = jadeite.workflow(\"demo.java.number\").does((flow, in) -> 1);");
        var old = defined("demo.java.number").runCloud();
        snippets("var number = jadeite.workflow(\"demo.java.number\").does((flow, in) -> 2);");
        var now = defined("demo.java.number").runCloud();
        startWorker();

        var values = List.of(
                old.await("60s").one().result().value(),
                now.await("60s").one().result().value());

        assertThat(values).isEqualTo(List.of(1, 2));
    }

    @Test
    void whatCannotTravelIsRefusedByName() {
        snippets("int count = 0;", "Thread thread = new Thread(() -> {});", """
                var counting = jadeite.workflow("demo.java.counting").does((flow, in) -> { count++; return count; });
                """, """
                var threading = jadeite.workflow("demo.java.threading").does((flow, in) -> thread.getName());
                """);

        assertThatThrownBy(() -> defined("demo.java.counting").runCloud())
                .hasMessage(
                        "The workflow changes the variable count; the change could not come back. Return the value instead.");
        assertThatThrownBy(() -> defined("demo.java.threading").runCloud())
                .hasMessageContaining("'thread' is a java.lang.Thread, which can't travel to a worker.");
    }

    private Definition defined(String name) {
        return new Definition(jadeite(), jadeite().defined(name).orElseThrow());
    }

    private void snippets(String... sources) {
        for (var source : sources) {
            for (var event : shell.eval(source.strip())) {
                assertThat(event.status())
                        .as(source)
                        .isIn(Status.VALID, Status.RECOVERABLE_DEFINED, Status.OVERWRITTEN);
                assertThat(List.of(Objects.requireNonNullElse(event.exception(), "no exception")))
                        .as(source)
                        .containsExactly("no exception");
            }
        }
    }
}
