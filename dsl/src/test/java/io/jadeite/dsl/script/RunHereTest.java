package io.jadeite.dsl.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.structure.Structure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workflows that run where they are asked for, in Groovy and in Java. */
class RunHereTest extends ScriptSuite {
    @Test
    void aScriptRunsAnInstalledWorkflow() throws Exception {
        writeCopper(1);

        var result = (Result) script("run 'static-energy.emt.quick', structure: load('Cu0.vasp')");

        assertThat(result.formula()).isEqualTo("Cu4");
        assertThat(result.energyPerAtom()).isCloseTo(result.energy() / 4, within(1e-12));
        assertThat(result.get("maxForce")).isInstanceOf(Double.class);
        assertThat(result.structureFinal()).isEqualTo(copper(0));
    }

    @Test
    void javaCodeDoesTheSame() throws Exception {
        var result = jadeite().run("static-energy.emt.quick", Map.of("structure", copper(0)));

        assertThat(result.energy()).isNotZero();
    }

    @Test
    void aWorkflowOfAScriptTakesItsTypedParametersAsInputs() throws Exception {
        writeCopper(1);

        var result = (Result) script("""
                twoStep = workflow('demo.toolkit.two-step') { Structure structure, double fmax = 0.01 ->
                    def relaxed = step 'relaxation.emt.quick', structure: structure, fmax: fmax
                    step 'static-energy.emt.quick', structure: relaxed.structureFinal
                }
                twoStep.run structure: load('Cu0.vasp')
                """);

        var relaxed = jadeite().run("relaxation.emt.quick", Map.of("structure", copper(0), "fmax", 0.01));
        assertThat(result.energy()).isCloseTo(relaxed.energy(), within(1e-9));
    }

    @Test
    void aWorkflowInJavaDoesTheSame() throws Exception {
        var twoStep = jadeite()
                .workflow("demo.java.two-step")
                .input("structure", Structure.class)
                .input("fmax", double.class, 0.01)
                .does((flow, in) -> {
                    var relaxed = flow.step(
                            "relaxation.emt.quick",
                            Map.of("structure", in.structure("structure"), "fmax", in.real("fmax")));
                    return flow.step("static-energy.emt.quick", Map.of("structure", relaxed.structureFinal()));
                });

        var result = twoStep.run(Map.of("structure", copper(0)));

        var relaxed = jadeite().run("relaxation.emt.quick", Map.of("structure", copper(0), "fmax", 0.01));
        assertThat(result.energy()).isCloseTo(relaxed.energy(), within(1e-9));
    }

    @Test
    void loopsAndChoicesArePlainCode() throws Exception {
        var result = (Result) script("""
                def converge = workflow('demo.toolkit.converge') { int start ->
                    int n = start
                    def values = []
                    while (n > 1) {
                        int now = n
                        n = step('half') { now.intdiv(2) }
                        values << n
                    }
                    n == 1 ? [values: values, last: n] : [values: []]
                }
                converge.run start: 20
                """);

        assertThat(result.get("values")).isEqualTo(List.of(10, 5, 2, 1));
        assertThat(result.get("last")).isEqualTo(1);
    }

    @Test
    void aSingleValueIsTheResultsValue() throws Exception {
        var result = (Result) script("workflow('demo.toolkit.square') { int n -> n * n }.run n: 12");

        assertThat(result.value()).isEqualTo(144);
    }

    @Test
    void inputsOfEachKindArriveAsTheirType() throws Exception {
        var result = (Result) script("""
                enum Mode { COARSE, FINE }
                record Options(int depth, double factor) {}

                workflow('demo.toolkit.kinds') { int a, long b, double c, BigDecimal d, boolean e, String f, Mode mode, List<Integer> list, Map map, Options options, other ->
                    [a: a.class.simpleName, b: b.class.simpleName, c: c.class.simpleName, d: d.class.simpleName, e: e,
                     f: f, mode: mode.class.simpleName + mode, list: list.sum(), map: map.x, depth: options.depth() * 2, other: other]
                }.run a: 1, b: 2, c: 3, d: 4.5, e: true, f: "te${'x'}t", mode: Mode.FINE, list: [1, 2, 3], map: [x: 'y'], options: new Options(4, 0.5d), other: [1, 'two']
                """);

        assertThat(result.toMap())
                .containsEntry("a", "Integer")
                .containsEntry("b", "Long")
                .containsEntry("c", "Double")
                .containsEntry("d", "BigDecimal")
                .containsEntry("e", true)
                .containsEntry("f", "text")
                .containsEntry("mode", "ModeFINE")
                .containsEntry("list", 6)
                .containsEntry("map", "y")
                .containsEntry("depth", 8)
                .containsEntry("other", List.of(1, "two"));
    }

    @Test
    void aListOfStructuresRunsOneAfterTheOther() throws Exception {
        var results = jadeite()
                .runEach("static-energy.emt.quick", Map.of("structure", List.of(copper(0), copper(1), copper(2))));

        assertThat(results).hasSize(3);
        assertThat(results.stream().map(Result::energy)).doesNotHaveDuplicates();
    }

    @Test
    void structuresOfManyFilesAreReadInTheOrderOfTheirNames() {
        writeCopper(3);

        assertThat(jadeite().loadAll("*.vasp")).containsExactly(copper(0), copper(1), copper(2));
    }

    @Test
    void anOldDefinitionThatIsHeldRunsAsItWas() throws Exception {
        var values = script("""
                def old = workflow('demo.toolkit.number') { -> 1 }
                def now = workflow('demo.toolkit.number') { -> 2 }
                [old.run().value, now.run().value]
                """);

        assertThat(values).isEqualTo(List.of(1, 2));
    }

    @Test
    void aScriptHasItsArguments() throws Exception {
        assertThat(script("echo.groovy", "args.join('+')", "a", "b")).isEqualTo("a+b");
    }
}
