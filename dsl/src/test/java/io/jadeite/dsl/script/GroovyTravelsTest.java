package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.dsl.script.value.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Groovy workflows that run in worker processes which have never seen the script. */
class GroovyTravelsTest extends ScriptSuite {
    @Test
    void theSameFlowGivesTheSameNumbersHereAndInTheCloud() throws Exception {
        writeCopper(1);
        startWorker();

        var results = (List<?>) script("""
                twoStep = workflow('demo.toolkit.two-step') { Structure structure, double fmax = 0.01 ->
                    tags 'small-job'
                    def relaxed = step 'relaxation.emt.quick', structure: structure, fmax: fmax
                    step 'static-energy.emt.quick', structure: relaxed.structureFinal
                }
                nacl = load('Cu0.vasp')
                [twoStep.run(structure: nacl), twoStep.runCloud(structure: nacl).await('60s').result()]
                """);

        assertThat(results.getFirst()).isEqualTo(results.getLast());
        assertThat(((Result) results.getFirst()).energy()).isNotZero();
    }

    @Test
    void capturedValuesHelpersClassesRecordsAndImportsTravel() throws Exception {
        writeCopper(1);
        startWorker();

        var result = (Result) script("""
                import java.time.Duration
                import static java.lang.Math.max

                record Window(double from, double to) {
                    double width() { to - from }
                }

                class Scaler {
                    final double factor
                    Scaler(double factor) { this.factor = factor }
                    double scale(double x) { x * factor * Unit.ONE.weight }
                }

                enum Unit { ONE(1.0d), TWO(2.0d); final double weight; Unit(double w) { weight = w } }

                @groovy.transform.Field int offset = 3

                /** A comment with a } brace. */
                double shifted(double x) { new Scaler(2).scale(x) + offset + more(1) }
                double shifted(String x) { -1 }
                def more(n) { n }

                def factors = [1, 2L, 3.5, [a: 'x', (4): 'y']]
                def copper = load('Cu0.vasp')
                def window = new Window(1, 4)
                double[][] grid = [[1, 2], [3, 4]]
                pause = Duration.ofSeconds(90)
                def triple = { it * 3 }
                long big = 5_000_000_000

                workflow('demo.toolkit.captures') { int n = 2 ->
                    [sum: factors[0] + factors[1] + factors[2], kind: factors[1].class.simpleName + factors[2].class.simpleName,
                     key: factors[3][4], atoms: copper.size(), width: window.width(), grid: grid[1][0], seconds: pause.toSeconds(),
                     tripled: triple(n), shifted: shifted(2.0d), most: max(n, 7), big: big, text: "a ${n} }",
                     kinds: [window.class.simpleName, grid.class.simpleName]]
                }.runCloud(n: 5).await('60s').result()
                """);

        assertThat(result.toMap())
                .containsEntry("sum", 6.5)
                .containsEntry("kind", "LongBigDecimal")
                .containsEntry("key", "y")
                .containsEntry("atoms", 4)
                .containsEntry("width", 3.0)
                .containsEntry("grid", 3.0)
                .containsEntry("seconds", 90)
                .containsEntry("tripled", 15)
                .containsEntry("shifted", 8.0)
                .containsEntry("most", 7)
                .containsEntry("big", 5_000_000_000L)
                .containsEntry("text", "a 5 }")
                .containsEntry("kinds", List.of("Window", "double[][]"));
    }

    @Test
    void helperMethodsMayUseTheWordsOfTheWorkflowThatCallsThem() throws Exception {
        writeCopper(1);
        startWorker();

        var result = (Result) script("""
                def energyOf(structure) { step('static-energy.emt.quick', structure: structure).energy }

                workflow('demo.toolkit.helped') { Structure structure -> [energy: energyOf(structure)] }
                    .runCloud(structure: load('Cu0.vasp')).await('60s').result()
                """);

        var energy = jadeite()
                .run("static-energy.emt.quick", Map.of("structure", copper(0)))
                .energy();
        assertThat(result.energy()).isEqualTo(energy);
    }

    @Test
    void aWorkflowCallsAnotherOfTheUser() throws Exception {
        writeCopper(1);
        startWorker();

        var result = (Result) script("""
                energy = workflow('demo.toolkit.energy') { Structure structure ->
                    [energy: step('static-energy.emt.quick', structure: structure).energy]
                }
                twice = workflow('demo.toolkit.twice') { Structure structure ->
                    def byValue = step energy, structure: structure
                    def byName = step 'demo.toolkit.energy', structure: structure
                    def asRuns = children 'demo.toolkit.energy', structure: [structure, structure]
                    [energy: byValue.energy + byName.energy, runs: asRuns*.energy.sum()]
                }
                twice.runCloud(structure: load('Cu0.vasp')).await('60s').result()
                """);

        assertThat(result.get("energy")).isEqualTo(result.get("runs"));
        assertThat(result.energy()).isNotZero();
    }

    @Test
    void runsOfAnOldDefinitionKeepIt() throws Exception {
        var runs = (List<?>) script("""
                def old = workflow('demo.toolkit.number') { -> 1 }.runCloud()
                def now = workflow('demo.toolkit.number') { -> 2 }.runCloud()
                [old, now]
                """);
        startWorker();

        var values = runs.stream().map(run -> await((Handle) run).value()).toList();

        assertThat(values).isEqualTo(List.of(1, 2));
    }

    @Test
    void whatIsChangedAfterTheDefinitionTravelsAsItIsThen() throws Exception {
        startWorker();

        var result = (Result) script("""
                k = 1
                def numbers = workflow('demo.toolkit.late') { -> k }
                k = 10
                numbers.runCloud().await('60s').result()
                """);

        assertThat(result.value()).isEqualTo(10);
    }

    @Test
    void aClosureThatCallsItselfTravels() throws Exception {
        startWorker();

        var result = (Result) script("""
                def factorial
                factorial = { int n -> n < 2 ? 1 : n * factorial(n - 1) }
                workflow('demo.toolkit.factorial') { int n -> factorial(n) }.runCloud(n: 5).await('60s').result()
                """);

        assertThat(result.value()).isEqualTo(120);
    }

    @Test
    void aRecordIsTheResultAndHasATableOfItsOwn() throws Exception {
        writeCopper(1);
        startWorker();

        var result = (Result) script("""
                record Summary(String formula, double energyPerAtom, int steps) {}
                workflow('demo.toolkit.summary', result: Summary, tags: ['nightly']) { Structure structure ->
                    def relaxed = step 'relaxation.emt.quick', structure: structure
                    new Summary(relaxed.formula, relaxed.energyPerAtom, relaxed.nIonicSteps)
                }.runCloud(structure: load('Cu0.vasp')).await('60s').result()
                """);

        assertThat(result.names()).containsExactly("formula", "energyPerAtom", "steps");
        var run = jadeite().queue().runs(Map.of("tags", List.of("nightly")));
        assertThat(run).hasSize(1);
        var rows = database()
                .single(sql -> sql.list(
                        "select formula, energy_per_atom from result_demo_toolkit_summary",
                        row -> row.text("formula")));
        assertThat(rows).containsExactly("Cu4");
    }

    @Test
    void aScriptMayBeNamedLikeAWord() throws Exception {
        startWorker();

        var result = (Result) script("step.groovy", """
                record Pair(int first, int second) {}
                def twice(int n) { 2 * n }
                workflow('demo.toolkit.named') { int n ->
                    def made = new Object() { int plusOne(int x) { x + 1 } }
                    [sum: step('sum') { twice(made.plusOne(n)) + new Pair(1, n).second() }]
                }.runCloud(n: 3).await('60s').result()
                """);

        assertThat(result.get("sum")).isEqualTo(11);
        assertThat(script("queue.groovy", "queue.runs().size()")).isEqualTo(1);
    }

    private static Result await(Handle handle) {
        try {
            return handle.await("60s").result();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
