package io.jadeite.engine.vasp.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.output.ReferenceOutputs.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every OUTCAR of the reference data against what pymatgen reads from it. */
class OutcarReferenceTest {
    private static final double ROUNDED = 1.01e-6;
    private static final double RELATIVE = 1e-9;

    /**
     * Runs without spin polarisation and with several ionic steps: the reference searches such files from their end to their
     * beginning for a magnetisation that isn't there, and so ends with the first Fermi energy and number of electrons, those of the
     * start. Here both are those of the last step.
     */
    private static final Set<String> FIRST_STEP = Set.of(
            "OUTCAR.CL.gz",
            "OUTCAR.electrostaticerror.gz",
            "OUTCAR.etest1.gz",
            "OUTCAR.etest2.gz",
            "OUTCAR.etest3.gz",
            "OUTCAR.etest4.gz",
            "OUTCAR.vasp.6.2.1.mpi.gz",
            "fixtures__nmr__cs__basic__hydromagnesite__OUTCAR.gz",
            "fixtures__nmr__cs__core.diff__core.diff.chemical.shifts.OUTCAR.gz");

    /** Ends within an electronic loop; the reference takes the energy of its last electronic step, here the last ionic step's counts. */
    private static final String UNFINISHED_STEP = "OUTCAR.electrostaticerror.gz";

    @BeforeAll
    static void theReferenceIsThere() {
        ReferenceData.path("vasp/expected");
    }

    static Stream<Case> cases() {
        return ReferenceOutputs.cases("outcar", "outcar");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allNamedValuesAreThoseOfTheReference(Case reference) {
        var summary = reference.summary();

        var differences = new ArrayList<String>();
        reference.expected().properties().forEach(entry -> {
            if (!isException(reference.name(), entry.getKey())) {
                differences.addAll(compare(entry.getKey(), summary.path(entry.getKey()), entry.getValue()));
            }
        });
        assertThat(differences).isEmpty();
    }

    private static boolean isException(String file, String name) {
        return switch (name) {
            case "efermi", "nelect" -> FIRST_STEP.contains(file);
            case "final_energy" -> file.equals(UNFINISHED_STEP);
            default -> false;
        };
    }

    private static List<String> compare(String name, JsonNode found, JsonNode expected) {
        return switch (name) {
            case "drift" -> lastRows(found, expected);
            case "magnetization" -> magnetisation(found, expected);
            default -> ReferenceOutputs.differences(name, found, expected, ROUNDED, RELATIVE);
        };
    }

    /** The reference data hold the last three steps alone. */
    private static List<String> lastRows(JsonNode found, JsonNode expected) {
        assertThat(found.size()).isGreaterThanOrEqualTo(expected.size());
        var differences = new ArrayList<String>();
        int left = found.size() - expected.size();
        for (int i = 0; i < expected.size(); i++) {
            differences.addAll(ReferenceOutputs.differences(
                    "drift[" + i + "]", found.get(left + i), expected.get(i), ROUNDED, RELATIVE));
        }
        return differences;
    }

    /** Of non-collinear moments, here vectors, the reference data hold the length, with a sign by their direction. */
    private static List<String> magnetisation(JsonNode found, JsonNode expected) {
        boolean isCollinear = expected.isEmpty() || expected.get(0).get("tot").isNumber();
        if (isCollinear) {
            return ReferenceOutputs.differences("magnetization", found, expected, ROUNDED, RELATIVE);
        }
        assertThat(found.size()).isEqualTo(expected.size());
        var differences = new ArrayList<String>();
        for (int i = 0; i < expected.size(); i++) {
            double length = length(found.get(i).get("tot"));
            double wanted =
                    Math.abs(Double.parseDouble(expected.get(i).get("tot").asString()));
            if (Math.abs(length - wanted) > 1e-3) {
                differences.add("magnetization[%d].tot: found %s, expected %s".formatted(i, length, wanted));
            }
        }
        return differences;
    }

    private static double length(JsonNode vector) {
        double sum = 0;
        for (var component : vector) {
            sum += component.asDouble() * component.asDouble();
        }
        return Math.sqrt(sum);
    }
}
