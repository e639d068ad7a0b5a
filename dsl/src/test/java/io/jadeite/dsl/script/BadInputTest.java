package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong is told in the DSL's own words, with the line, before anything is queued. */
class BadInputTest extends ScriptSuite {
    private static final String TWO_STEP = """
            twoStep = workflow('demo.toolkit.two-step') { Structure structure, int encut, double fmax = 0.1 -> encut }
            """;

    @Test
    void allInputsThatAreWrongAreToldAtOnce() {
        assertTold(
                TWO_STEP + "twoStep.runCloud structre: 1, encut: 'many', fmax: 'x', prioritie: 1",
                "flow.groovy line 2: demo.toolkit.two-step has no input 'structre'. Did you mean structure?",
                "flow.groovy line 2: demo.toolkit.two-step has no input 'prioritie'.",
                "flow.groovy line 2: demo.toolkit.two-step needs structure");
        assertTold(
                TWO_STEP + "twoStep.run structure: 1, encut: 'many', fmax: 'x'",
                "structure should be a structure file, run:ID or a structure as JSON, found 1.",
                "encut should be a whole number, found 'many'.",
                "fmax should be a number, found 'x'.");
        assertTold(
                TWO_STEP
                        + "twoStep.runCloud structure: 'Cu.vasp', encut: 5, priority: 'high', time: 'soon', memory: 'all', tags: [' a']",
                "priority: should be a whole number from -1000 to 1000, found 'high'.",
                "memory: 'all' is no size. Write for instance 4GB or 500MB.",
                "time: 'soon' is no duration.",
                "tags: A tag is a word without spaces around it, found ' a'.");
        assertThat(jadeite().queue().runs()).isEmpty();
    }

    @Test
    void misspeltWordsAreToldWithTheNearest() {
        assertTold("runClod 'a.b.c'", "flow.groovy line 1: There is no word 'runClod'. Did you mean runCloud");
        assertTold("println quue", "flow.groovy line 1: There is no 'quue' here", "Did you mean queue");
        assertTold(
                "run 'static-energy.emt.quik'",
                "There is no workflow 'static-energy.emt.quik'. Did you mean static-energy.emt.quick");
        assertTold(
                "workflow('demo.a.b') { int n -> stp 'static-energy.emt.quick' }.run n: 1",
                "flow.groovy line 1: There is no word 'stp'. Did you mean step");
        assertTold(
                "workflow('demo.a.b') { int n ->\n  def x = n + 1\n  y * 2\n}.run n: 1",
                "flow.groovy line 3: There is no 'y' here");
        assertTold(
                "runCloud 12",
                "runCloud can't be used with Integer. It is written: runCloud 'static-energy.emt.quick', structure: nacl");
        assertTold("def x = (", "flow.groovy line 1");
        assertTold(
                "def r = workflow('demo.a.b') { int n -> [energy: n] }.run(n: 1)\nr.energi",
                "flow.groovy line 2: The result of run 3 (demo.a.b) has no value 'energi'. Did you mean energy?");
    }

    @Test
    void whoAsksAResultForTheWordsOfAHandleIsToldWhichGivesWhich() {
        assertTold(
                "def r = workflow('demo.a.b') { int n -> [energy: n] }.run(n: 1)\nr.result().energy",
                "flow.groovy line 2: This is a result already, what 'run' and 'step' give:",
                "'result()' is asked of a handle, which 'runCloud' gives.");
    }

    @Test
    void noFailureOfCodeIsToldInGroovysWords() {
        assertTold("assert 1 == 2", "flow.groovy line 1: This should hold, and doesn't:", "assert 1 == 2");
        assertTold(
                "workflow('demo.a.b') { int n -> step 'demo.a.b', n: n }.run n: 1",
                "Steps stand in one another more than 20 deep. Does demo.a.b contain itself?");
        assertTold("def f(n) { f(n) }\nf(1)", "flow.groovy line 1: The code calls itself without an end.");
        assertTold("Structre s = null", "There is no class Structre. Did you mean Structure?");
        assertTold("queue.tabel()", "flow.groovy line 1: queue has no 'tabel(…)'. Did you mean table?");
        assertTold("queue.table", "flow.groovy line 1: 'table' of queue is written with its brackets: table().");
        assertTold("println directory", "flow.groovy line 1: 'directory' is a word that takes something.");
        assertTold("println \"abc", "Is a quotation mark or a bracket open, here or before?");
        assertTold("cluster.start wrkers: 2", "Did you mean workers?", "cluster.start workers: 2");
    }

    @Test
    void aWorkflowNeedsAGoodNameAndGoodInputs() {
        assertTold("workflow('two-step') { -> 1 }", "A workflow is named type.calculator.preset");
        assertTold("workflow('Demo.x.y') { -> 1 }", "in small letters");
        assertTold(
                "workflow { -> 1 }",
                "workflow can't be used with { … }. It is written: workflow('demo.toolkit.two-step')");
        assertTold(
                "workflow('demo.a.b') { Thread t, int tags -> 1 }",
                "The input t is declared as java.lang.Thread, which can't be stored with a run.",
                "'tags' can't be an input");
        assertTold("workflow('static-energy.emt.quick') { -> 1 }.run()", "static-energy.emt.quick is installed here");
        assertTold(
                "def t = 'x'\nworkflow('demo.a.b') { -> tags t; 1 }.runCloud()",
                "line 2: tags inside a workflow are read before it runs");
    }

    @Test
    void theNameOfAnInstalledWorkflowIsTaken() {
        assertTold(
                "\nworkflow('static-energy.emt.quick') { Structure structure -> 1 }",
                "flow.groovy line 2: static-energy.emt.quick is installed here; give another workflow another name.");
    }

    @Test
    void whatCannotTravelIsRefusedByNameAndLine() {
        assertTold(
                """
                def count = 0
                def thread = new Thread({})
                def out = System.out
                total = 1
                workflow('demo.a.b') { int n ->
                    count++
                    total += n
                    println thread
                    println out
                }.runCloud n: 1
                """,
                "flow.groovy line 6: the workflow changes the captured variable count; the change could not come back.",
                "flow.groovy line 7: the workflow changes the captured variable total",
                "flow.groovy line 5: 'thread' is a java.lang.Thread, which can't travel to a worker.",
                "flow.groovy line 5: 'out' is a");
        assertTold("""
                def name = 'x'
                workflow('demo.a.b') { int n ->
                    "$name"(n)
                }.runCloud n: 1
                """, "flow.groovy line 3: the name of a method is worked out when it runs");
        assertTold("def m = [:]; m.self = m\nworkflow('demo.a.b') { -> m }.runCloud()", "'m'.self contains itself");
        assertTold(
                "class Lab { int k = 2; def make() { { -> k } } }\ndef lab = new Lab()\nworkflow('demo.a.b') { -> lab.k }.runCloud()",
                "'lab' is a Lab, which can't travel to a worker. Make it a record");
        assertTold("def h = 1.&plus\nworkflow('demo.a.b', h).runCloud()", "no source of its own");
        assertTold(
                "def run = workflow('demo.a.c') { -> 1 }.runCloud()\nworkflow('demo.a.b') { -> run }.runCloud()",
                "Give it to the workflow as an input");
        assertTold(
                "workflow('demo.a.b') { -> evaluate('1') }.runCloud()",
                "'evaluate' reaches what can't be seen beforehand");
    }

    @Test
    void whatIsOpenOrAliveIsRefusedByNameAndLine() {
        assertTold(
                """
                def file = new File(args[0]).newReader()
                def channel = java.nio.channels.FileChannel.open(java.nio.file.Path.of(args[0]))
                def server = java.sql.DriverManager.getConnection('jdbc:sqlite::memory:')
                def lock = new java.util.concurrent.locks.ReentrantLock()
                def live = { println channel.size() }
                Runnable lambda = () -> server.close()
                def method = file.&readLine
                workflow('demo.a.b') { int n ->
                    println file
                    println server
                    println lock
                    live()
                    lambda.run()
                    method()
                }.runCloud n: 1
                """,
                "flow.groovy line 8: 'file' is a java.io.LineNumberReader, which can't travel to a worker. It is open in this process alone",
                "flow.groovy line 8: 'server' is a org.sqlite.jdbc4.JDBC4Connection, which can't travel to a worker.",
                "flow.groovy line 8: 'lock' is a java.util.concurrent.locks.ReentrantLock, which can't travel to a worker.",
                "flow.groovy line 5: 'channel' is a sun.nio.ch.FileChannelImpl, which can't travel to a worker.",
                "flow.groovy line 6: 'server' is a org.sqlite.jdbc4.JDBC4Connection",
                "'method' is the method readLine, which has no source of its own.");
        assertThat(jadeite().queue().runs()).isEmpty();
    }

    @Test
    void workflowsThatContainEachOtherAreRefused() {
        assertTold("""
                workflow('demo.a.x') { -> step 'demo.a.y' }
                workflow('demo.a.y') { -> step 'demo.a.x' }.runCloud()
                """, "demo.a.y contains itself by way of others: demo.a.y → demo.a.x → demo.a.y");
    }

    @Test
    void workflowsOfOneNameAreRefusedInOneThatTravels() {
        assertTold(
                """
                def old = workflow('demo.toolkit.number') { -> 1 }
                def now = workflow('demo.toolkit.number') { -> 2 }
                workflow('demo.toolkit.both') { -> step(old).value + step(now).value }.runCloud()
                """,
                "flow.groovy line 3: demo.toolkit.both uses different workflows that are all named demo.toolkit.number. Give each a name of its own");
        assertTold(
                """
                def old = workflow('demo.toolkit.number') { -> 1 }
                workflow('demo.toolkit.number') { -> 1 + step(old).value }.runCloud()
                """,
                "flow.groovy line 2: demo.toolkit.number uses an earlier workflow of its own name. Give one of the two another name");
        assertThat(jadeite().queue().runs()).isEmpty();
    }

    @Test
    void wordsOfTheOutsideAreRefusedInAWorkflow() {
        assertTold(
                "workflow('demo.a.b') { -> runCloud 'static-energy.emt.quick' }.run()",
                "runCloud can't be used inside a workflow. There step runs");
        assertTold("step 'static-energy.emt.quick'", "step is a word inside a workflow");
    }

    @Test
    void aStepThatFailsNamesItself() {
        writeCopper(1);

        assertTold("""
                workflow('demo.a.b') { Structure structure ->
                    step 'relaxation.emt.quick', structure: structure, maxSteps: 1
                }.run structure: load('Cu0.vasp')
                """, "flow.groovy line 2: Step 'relaxation.emt.quick' failed: Not converged after 1 ionic steps");
    }

    @Test
    void listsOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> jadeite()
                        .runCloud(
                                "relaxation.emt.quick",
                                Map.of("structure", List.of(copper(0), copper(1)), "fmax", List.of(0.1, 0.2, 0.3))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("structure has 2")
                .hasMessageContaining("fmax has 3");
        assertThatThrownBy(() -> jadeite().runCloud("relaxation.emt.quick", Map.of("structure", List.of())))
                .hasMessageContaining("an empty list of structure");
        assertThatThrownBy(() -> jadeite().run("relaxation.emt.quick", Map.of("structure", List.of(copper(0)))))
                .hasMessageContaining("runEach");
    }

    @Test
    void aResultRecordThatDoesNotFitItsTableIsRefusedBeforeAnythingIsQueued() throws Exception {
        script("record First(int n) {}\nworkflow('demo.a.table', result: First) { -> new First(1) }.run()");
        var second =
                "record Second(String n) {}\nw = workflow('demo.a.table', result: Second) { -> new Second('x') }\n";

        assertTold(
                second + "w.runCloud()",
                "flow.groovy line 3: The result of demo.a.table has 'n' as a text, but earlier results have it as a whole number.");
        assertTold(second + "w.run()", "Give it another name.");
        assertThat(jadeite().queue().runs()).hasSize(1);
    }

    @Test
    void compiledJavaSaysWhereItBelongs() {
        var definition = jadeite().workflow("demo.java.constant").does((flow, in) -> 1);

        assertThatThrownBy(definition::runCloud)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'jadeite project new' makes such a project");
    }

    private void assertTold(String text, String... parts) {
        var assertion = assertThatThrownBy(() -> script("flow.groovy", text, aFile()))
                .as(text)
                .isInstanceOf(JadeiteException.class);
        for (var part : parts) {
            assertion.hasMessageContaining(part);
        }
    }

    private String aFile() {
        writeCopper(1);
        return folder().resolve("Cu0.vasp").toString();
    }
}
