package io.jadeite.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.ResultColumn;
import io.jadeite.engine.run.ResultColumn.Kind;
import io.jadeite.engine.run.Unit;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordResultTest {
    private static final Structure COPPER =
            new Structure(Lattice.cubic(3.6), List.of(Site.of(Element.CU, new Vector(0, 0, 0))));

    enum Phase {
        FCC
    }

    record Inner(int nSites) {}

    @SuppressWarnings("ArrayRecordComponent") // who computes has arrays
    record Everything(
            @Unit("eV") double energyPerAtom,
            Long steps,
            boolean isMetal,
            Phase phase,
            Instant time,
            @Nullable String remark,
            Optional<Double> bandGap,
            Structure structureFinal,
            List<Inner> parts,
            double[][] stress,
            Map<String, Float> shares) {}

    record Twice(int aB, int a_b) {}

    record Foreign(int $size, int count) {}

    private static final Everything VALUES = new Everything(
            -3.5,
            7L,
            true,
            Phase.FCC,
            Instant.EPOCH,
            null,
            Optional.empty(),
            COPPER,
            List.of(new Inner(2)),
            new double[][] {{1, 2}, {3, 4}},
            Map.of("Cu", 0.1f));

    @Test
    void eachComponentIsAColumnOfItsKindWithItsUnit() {
        var shape = RecordResult.shapeOf(Everything.class);

        assertThat(shape.columns())
                .contains(new ResultColumn("energy_per_atom", Kind.REAL, "eV"))
                .extracting(ResultColumn::kind)
                .containsExactly(
                        Kind.REAL,
                        Kind.WHOLE,
                        Kind.FLAG,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.TEXT,
                        Kind.JSON,
                        Kind.JSON,
                        Kind.JSON,
                        Kind.JSON,
                        Kind.JSON);
    }

    @Test
    void valuesAreThoseThatJsonCanHoldAndWhatIsNotThereIsLeftOut() {
        var values = RecordResult.valuesOf(VALUES);

        assertThat(values)
                .isEqualTo(Map.of(
                        "energy_per_atom",
                        -3.5,
                        "steps",
                        7L,
                        "is_metal",
                        true,
                        "phase",
                        "FCC",
                        "time",
                        "1970-01-01T00:00:00Z",
                        "structure_final",
                        StructureJson.toMap(COPPER),
                        "parts",
                        List.of(Map.of("n_sites", 2)),
                        "stress",
                        List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)),
                        "shares",
                        Map.of("Cu", 0.1)));
    }

    @Test
    void namesThatCanBeNoColumnsAreRefusedAtOnce() {
        assertThatThrownBy(() -> RecordResult.shapeOf(Twice.class))
                .hasMessageContaining("can't have two values named 'a_b'");
        assertThatThrownBy(() -> RecordResult.shapeOf(Foreign.class))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found '$size'");
    }

    @Test
    void aTrialRunsAWorkflowWithoutAQueue(@TempDir Path folder) throws Exception {
        var workflow = new RecordWorkflow<Inner>("demo.toolkit.trial", "Counts sites.", Inner.class) {
            @Override
            public List<Parameter> parameters() {
                return List.of(Parameter.required("structure", new ParameterType.OfStructure(), "what is counted"));
            }

            @Override
            protected Inner calculate(Execution execution) throws InterruptedException, java.io.IOException {
                var arguments = execution.arguments();
                var count = execution
                        .steps()
                        .once(
                                "count",
                                Map.of(),
                                () -> arguments.structure("structure").size());
                return new Inner((int) count);
            }
        };

        var outcome = Trial.of(workflow, Map.of("structure", COPPER), folder);

        assertThat(outcome.values()).isEqualTo(Map.of("n_sites", 1));
        assertThatThrownBy(() -> Trial.of(workflow, Map.of("strcture", COPPER), folder))
                .hasMessageContaining("Did you mean structure?");
    }
}
