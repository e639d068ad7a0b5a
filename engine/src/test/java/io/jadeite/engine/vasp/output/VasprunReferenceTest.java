package io.jadeite.engine.vasp.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.output.ReferenceOutputs.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every vasprun.xml of the reference data against what pymatgen reads from it. */
class VasprunReferenceTest {
    /** The digits of the reference. */
    private static final double ROUNDED = 1.01e-6;

    /** Its sums over many numbers, and weights of elements in older tables (densities). */
    private static final double RELATIVE = 1e-9;

    /** Calls its only atom Z; the reference can't read it either. */
    private static final String NO_ELEMENT = "vasprun.wrong_sp.xml.gz";

    private static final Set<String> CHEMICAL_SHIFTS = Set.of(
            "atomate__nmr_wf__cs__outputs__vasprun.xml.gz",
            "fixtures__nmr__cs__basic__vasprun.xml.chemical_shift.scstep.gz");

    @BeforeAll
    static void theReferenceIsThere() {
        ReferenceData.path("vasp/expected/vasprun");
    }

    static Stream<Case> cases() {
        return ReferenceData.files("vasp/vasprun").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.equals(NO_ELEMENT))
                .map(name ->
                        new Case("vasprun", name, ReferenceData.json("vasp/expected/vasprun/%s.json".formatted(name))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allNamedValuesAreThoseOfTheReference(Case reference) {
        var summary = reference.summary();

        var differences = new ArrayList<String>();
        reference.expected().properties().forEach(entry -> {
            if (!isException(reference.name(), entry.getKey())) {
                differences.addAll(compare(entry.getKey(), summary, entry.getValue()));
            }
        });
        assertThat(differences).isEmpty();
    }

    private static List<String> compare(String name, JsonNode summary, JsonNode expected) {
        return switch (name) {
            case "band_gap_cbm_vbm_direct" -> gap(summary, expected);
            case "final_structure" -> structure(summary.get(name), expected);
            case "steps" -> steps(summary.path(name), expected);
            case "incar" -> incar(summary.path(name), expected);
            case "dos" -> ReferenceOutputs.differences(name, summary.path(name), expected, 2e-6, 1e-6);
            default -> ReferenceOutputs.differences(name, summary.path(name), expected, ROUNDED, RELATIVE);
        };
    }

    /** The reference data hold the first 200 steps at most. */
    private static List<String> steps(JsonNode found, JsonNode expected) {
        var differences = new ArrayList<String>();
        assertThat(found.size()).isGreaterThanOrEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            differences.addAll(
                    ReferenceOutputs.differences("steps[" + i + "]", found.get(i), expected.get(i), ROUNDED, RELATIVE));
        }
        return differences;
    }

    /** Where VASP wrote stars for one of several numbers, the reference has none of them; here the others are kept. */
    private static List<String> incar(JsonNode found, JsonNode expected) {
        var differences = new ArrayList<String>();
        expected.properties().forEach(entry -> {
            var tag = found.path(entry.getKey());
            if (!entry.getKey().equals("RANDOM_SEED") || tag.valueStream().noneMatch(JsonNode::isNull)) {
                differences.addAll(ReferenceOutputs.differences(
                        "incar." + entry.getKey(), tag, entry.getValue(), ROUNDED, RELATIVE));
            }
        });
        return differences;
    }

    private static List<String> gap(JsonNode summary, JsonNode expected) {
        var differences = new ArrayList<String>();
        var names = List.of("band_gap", "cbm", "vbm", "is_gap_direct");
        for (int i = 0; i < names.size(); i++) {
            var value = expected.isArray() ? expected.get(i) : expected;
            differences.addAll(
                    ReferenceOutputs.differences(names.get(i), summary.path(names.get(i)), value, ROUNDED, RELATIVE));
        }
        return differences;
    }

    /** Our atomic weights are newer, which moves densities by up to 0.015 %; angles come from rounded lattices. */
    private static List<String> structure(JsonNode found, JsonNode expected) {
        var differences = new ArrayList<String>();
        expected.properties().forEach(entry -> {
            var name = entry.getKey();
            if (!name.startsWith("spacegroup")) {
                double relative = name.equals("density") ? 1.5e-4 : RELATIVE;
                differences.addAll(ReferenceOutputs.differences(
                        "final_structure." + name, found.path(name), entry.getValue(), ROUNDED, relative));
            }
        });
        return differences;
    }

    private static boolean isException(String file, String name) {
        return switch (name) {
            // How the reference fared, not what it read.
            case "parse_error", "recovered" -> true;
            // Each loop of linear response is an ionic step to the reference, the last of them without forces, and its
            // energy, that of
            // the response to a field, the run's. Here such a run has one step, with forces, stress and the energy of
            // the ground state.
            case "final_energy", "last_forces", "last_stress", "n_ionic_steps", "n_steps_listed", "steps" ->
                CHEMICAL_SHIFTS.contains(file);
            default -> false;
        };
    }

    @Test
    void anAtomThatIsNoElementIsNamed() {
        var file = ReferenceData.path("vasp/vasprun/" + NO_ELEMENT);

        assertThatThrownBy(() -> OutputSummary.of(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("calls atom 1 'Z', which is no element");
    }

    @Test
    void aFileThatEndsTooEarlyGivesWhatIsWhole() {
        var summary = ReferenceOutputs.json(OutputSummary.of(ReferenceData.path("vasp/vasprun/vasprun.bad.xml.gz")));

        assertThat(summary.get("complete").asBoolean()).isFalse();
        assertThat(summary.get("broken_off").asString())
                .isEqualTo("the file ends in <modeling>: byte 36054, behind ionic step 1");
        assertThat(summary.get("n_ionic_steps").asInt()).isEqualTo(1);
    }
}
