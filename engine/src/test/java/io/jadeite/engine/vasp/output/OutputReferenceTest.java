package io.jadeite.engine.vasp.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.vasp.output.ReferenceOutputs.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The other outputs of the reference data against what pymatgen reads from them. */
class OutputReferenceTest {
    private static final double ROUNDED = 1.01e-6;

    /** 26 bytes that say that they are no CHGCAR; the reference can't read them either. */
    private static final String NO_GRID = "fixtures__static_silicon__CHGCAR";

    @BeforeAll
    static void theReferenceIsThere() {
        ReferenceData.path("vasp/expected");
    }

    static Stream<Case> oszicars() {
        return ReferenceOutputs.cases("oszicar", "oszicar");
    }

    @ParameterizedTest
    @MethodSource("oszicars")
    void energiesOfAnOszicarAreThoseOfTheReference(Case reference) {
        assertSame(reference, ROUNDED, 1e-9);
    }

    static Stream<Case> grids() {
        return Stream.concat(ReferenceOutputs.cases("chgcar", "chgcar"), ReferenceOutputs.cases("locpot", "locpot"))
                .filter(reference -> !reference.name().equals(NO_GRID));
    }

    /** Sums are rounded to four digits behind the point, or to twelve in all. */
    @ParameterizedTest
    @MethodSource("grids")
    void gridsAreThoseOfTheReference(Case reference) {
        assertSame(reference, 1e-4, 1e-11);
    }

    @Test
    void whatIsNoGridIsRefused() {
        var file = ReferenceData.path("vasp/chgcar/" + NO_GRID);

        assertThatThrownBy(() -> OutputSummary.of(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no CHGCAR, LOCPOT or ELFCAR");
    }

    static Stream<Case> eigenvals() {
        return ReferenceOutputs.cases("eigenval", "eigenval");
    }

    @ParameterizedTest
    @MethodSource("eigenvals")
    void bandsOfAnEigenvalAreThoseOfTheReference(Case reference) {
        var summary = reference.summary();

        var gap = reference.expected().get("gap_cbm_vbm_direct");
        var differences = new ArrayList<String>();
        var names = List.of("band_gap", "cbm", "vbm", "is_gap_direct");
        for (int i = 0; i < names.size(); i++) {
            differences.addAll(
                    ReferenceOutputs.differences(names.get(i), summary.path(names.get(i)), gap.get(i), ROUNDED, 0));
        }
        for (var name : List.of("ispin", "nbands", "nelect", "nkpt")) {
            differences.addAll(ReferenceOutputs.differences(
                    name, summary.path(name), reference.expected().get(name), 0, 0));
        }
        assertThat(differences).isEmpty();
    }

    static Stream<Case> procars() {
        return ReferenceOutputs.cases("procar", "procar");
    }

    /** Sums are rounded to three digits behind the point. */
    @ParameterizedTest
    @MethodSource("procars")
    void projectionsOfAProcarAreThoseOfTheReference(Case reference) {
        assertSame(reference, 1.01e-3, 0);
    }

    static Stream<Case> xdatcars() {
        return ReferenceOutputs.cases("xdatcar", "xdatcar");
    }

    @ParameterizedTest
    @MethodSource("xdatcars")
    void framesOfAnXdatcarAreThoseOfTheReference(Case reference) {
        assertSame(reference, 1.01e-8, 0);
    }

    @Test
    void displacementsOfADynmatAreReadWhole() {
        var summary = ReferenceOutputs.json(OutputSummary.of(ReferenceData.path("vasp/dynmat/DYNMAT")));

        assertThat(summary.get("complete").asBoolean()).isTrue();
        assertThat(summary.get("nspecs").asInt()).isEqualTo(2);
        assertThat(summary.get("natoms").asInt()).isEqualTo(6);
        assertThat(summary.get("displacements").size()).isEqualTo(3);
        assertThat(summary.at("/displacements/2/dynmat/3/2").asDouble()).isEqualTo(-0.347529);
        assertThat(summary.at("/displacements/1/dispvec/1").asDouble()).isEqualTo(0.05);
    }

    private static void assertSame(Case reference, double tolerance, double relative) {
        JsonNode summary = reference.summary();

        assertThat(ReferenceOutputs.differences("", summary, reference.expected(), tolerance, relative))
                .isEmpty();
    }
}
