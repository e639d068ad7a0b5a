package io.jadeite.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.text.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Structure COPPER =
            new Structure(Lattice.cubic(3.6), List.of(Site.of(Element.CU, new Vector(0, 0, 0))));
    private static final StructureSource FILES = name -> {
        if (name.equals("Cu.POSCAR")) {
            return COPPER;
        }
        throw new InputException("Can't read " + name + ": there is no such file.");
    };

    @Test
    void everyParameterIsConvertedAndWhatIsNotGivenIsStandard() {
        var arguments = Configuration.of(
                new Testing(), Map.of("structure", "Cu.POSCAR", "steps", "50", "timestep", 2, "seed", "-7"), FILES);

        assertThat(arguments.structure("structure")).isEqualTo(COPPER);
        assertThat(arguments.whole("steps")).isEqualTo(50);
        assertThat(arguments.real("timestep")).isEqualTo(2.0);
        assertThat(arguments.seed("seed")).isEqualTo(-7);
        assertThat(arguments.values()).containsEntry("ensemble", "nve").containsEntry("restart", false);
    }

    @Test
    void whatIsStoredAsJsonIsReadBackTheSame() {
        var workflow = new Testing();
        var arguments = Configuration.of(
                workflow, Map.of("structure", COPPER, "seed", Long.MIN_VALUE, "timestep", 0.1, "restart", true), FILES);

        var json = Json.write(Configuration.toJson(workflow, arguments));

        assertThat(Configuration.of(workflow, Json.readObject(json, "here"), FILES))
                .isEqualTo(arguments);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> Configuration.of(
                        new Testing(),
                        Map.of(
                                "structur",
                                "x",
                                "steps",
                                "-1",
                                "timestep",
                                "NaN",
                                "ensemble",
                                "nvee",
                                "restart",
                                "maybe"),
                        FILES))
                .isInstanceOfSatisfying(
                        InputException.class,
                        refusal -> assertThat(refusal.problems())
                                .containsExactlyInAnyOrder(
                                        "dynamics.test.quick has no parameter 'structur'. Did you mean structure? It takes structure, steps, timestep, seed, ensemble, restart.",
                                        "dynamics.test.quick needs --structure: where it begins (structure: a file or run:ID).",
                                        "steps should be a whole number 1…1000, found -1.",
                                        "timestep should be a number > 0, found 'NaN'.",
                                        "ensemble should be one of nve, nvt, found 'nvee'. Did you mean nve or nvt?",
                                        "restart should be true or false, found 'maybe'."));
    }

    @Test
    void argumentsAreLookedAtTogetherOnceEachIsRight() {
        assertThatThrownBy(() -> Configuration.of(
                        new Testing(), Map.of("structure", "Cu.POSCAR", "steps", 1000, "timestep", 10), FILES))
                .isInstanceOf(InputException.class)
                .hasMessage("That is too long.");
    }

    @Test
    void aStructureThatCannotBeReadSaysWhy() {
        for (Object given : List.of("Ag.POSCAR", 5, Map.of("lattice", 1))) {
            assertThatThrownBy(() -> Configuration.of(new Testing(), Map.of("structure", given), FILES))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("structure");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "1.5", "1e2", "ten", "99999999999999999999", "NaN"})
    void aWholeNumberOutsideItsLimitsIsRefused(String text) {
        assertThatThrownBy(() -> new ParameterType.Whole(1, 1000).read(text, FILES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("should be a whole number 1…1000, found")
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.0", "-1", "NaN", "Infinity", "1e999", "one", "0x10", "5d", "5f"})
    void aNumberThatIsNotPositiveAndFiniteIsRefused(String text) {
        assertThatThrownBy(() -> ParameterType.Real.positive().read(text, FILES))
                .isInstanceOf(InputException.class)
                .hasMessage("should be a number > 0, found '%s'".formatted(text));
    }

    @Test
    void limitsThemselvesAreAllowedWhereTheySaySo() {
        assertThat(new ParameterType.Whole(1, 1000).read(1000, FILES)).isEqualTo(1000L);
        assertThat(ParameterType.Real.atLeast(0).read(0, FILES)).isEqualTo(0.0);
        assertThat(new ParameterType.Real(0, true, 1).read("1", FILES)).isEqualTo(1.0);
        assertThatThrownBy(() -> new ParameterType.Real(0, true, 1).read(1.0000001, FILES))
                .hasMessageContaining("number ≥ 0, ≤ 1");
        assertThatThrownBy(() -> ParameterType.Real.atLeast(0).read(Map.of(), FILES))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new ParameterType.Whole(0, 9).read(2.0, FILES)).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @CsvSource({"relaxation.emt.quick", "static-energy.vasp.mit", "a.b.c", "2d.x.1"})
    void aWorkflowsNameHasThreeParts(String name) {
        assertThat(WorkflowName.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "relaxation", "a.b", "a.b.c.d", "a..c", ".a.b", "A.b.c", "a.b c.d", "a.b.-c", "a.b.c\n"})
    void anythingElseIsNoWorkflowsName(String name) {
        assertThatThrownBy(() -> WorkflowName.parse(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("A workflow is named type.calculator.preset");
    }

    @Test
    void anUnknownWorkflowIsToldWithTheNearestNames() {
        var catalogue = Catalogue.installed();

        assertThat(catalogue.find("relaxation.emt.quick").name()).hasToString("relaxation.emt.quick");
        assertThatThrownBy(() -> catalogue.find("relaxation.emt.qick"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Did you mean relaxation.emt.quick");
        assertThatThrownBy(() -> catalogue.find("something-else-altogether"))
                .hasMessageContaining("jadeite workflows list-all");
    }

    private static final class Testing implements Workflow {
        @Override
        public WorkflowName name() {
            return WorkflowName.parse("dynamics.test.quick");
        }

        @Override
        public String documentation() {
            return "Is configured, never executed.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.required("structure", new ParameterType.OfStructure(), "where it begins"),
                    Parameter.of("steps", new ParameterType.Whole(1, 1000), 100L, "", "how many"),
                    Parameter.of("timestep", ParameterType.Real.positive(), 1.0, "fs", "how long each"),
                    Parameter.of(
                            "seed", new ParameterType.Whole(Long.MIN_VALUE, Long.MAX_VALUE), 1L, "", "of velocities"),
                    Parameter.of(
                            "ensemble", new ParameterType.Choice(List.of("nve", "nvt")), "nve", "", "what is kept"),
                    Parameter.of("restart", new ParameterType.Flag(), false, "", "goes on"));
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public void check(Arguments arguments) {
            if (arguments.whole("steps") * arguments.real("timestep") > 5000) {
                throw new InputException("That is too long.");
            }
        }

        @Override
        public void writeInputs(Arguments arguments, Path directory) {}

        @Override
        public Outcome execute(Execution execution) {
            throw new UnsupportedOperationException();
        }
    }
}
