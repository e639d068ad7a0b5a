package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every CIF of the reference data against what pymatgen reads from it. */
class CifReferenceTest {
    /** The reference's digits. */
    private static final double ROUNDED = 1.01e-8;

    record Case(String name, JsonNode expected) {
        Structure structure() {
            return Cif.read(ReferenceData.path("vasp/cif/" + name));
        }

        boolean listsOperations() {
            return TextFile.read(ReferenceData.path("vasp/cif/" + name)).contains("_xyz");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void theReferenceIsThere() {
        ReferenceData.path("vasp/expected");
    }

    static Stream<Case> cases() {
        return all().filter(reference -> !reference.expected().has("parse_error"));
    }

    static Stream<Case> refusals() {
        return all().filter(reference -> reference.expected().has("parse_error"));
    }

    private static Stream<Case> all() {
        return ReferenceData.json("vasp/expected/cif.json").properties().stream()
                .map(entry -> new Case(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStructureIsWhatPymatgenReads(Case reference) {
        var structure = reference.structure();

        var expected = reference.expected();
        assertThat(flat(structure.lattice().rows())).containsExactly(numbers(expected.get("lattice")), within(ROUNDED));
        assertThat(structure.formula()).isEqualTo(expected.get("formula").asString());
        assertThat(structure.reducedFormula())
                .isEqualTo(expected.get("reduced_formula").asString());
        assertThat(structure.size()).isEqualTo(expected.get("nsites").asInt());
        assertThat(structure.sites().stream()
                        .map(site -> site.occupant().name())
                        .toList())
                .isEqualTo(words(expected.get("species")));
        // Our atomic weights are newer: Zn 65.38 against 65.409.
        assertThat(structure.density()).isCloseTo(expected.get("density").asDouble(), Percentage.withPercentage(0.05));
    }

    /** Where the file names a space group instead of listing operations, pymatgen takes these in an order of its own. */
    @ParameterizedTest
    @MethodSource("cases")
    void theAtomsAreWherePymatgenPutsThem(Case reference) {
        var structure = reference.structure();

        var expected = numbers(reference.expected().get("frac_coords"));
        if (reference.listsOperations()) {
            assertThat(places(structure)).containsExactly(expected, within(ROUNDED));
        }
        for (int i = 0; i < structure.size(); i++) {
            var place = new Vector(expected[3 * i], expected[3 * i + 1], expected[3 * i + 2]);
            var name = reference.expected().get("species").get(i).asString();
            assertThat(structure.sites())
                    .anyMatch(site -> site.occupant().name().equals(name) && isNear(site.fractional(), place));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatPymatgenRefusesIsRefusedByLine(Case reference) {
        var refusal = catchThrowableOfType(InputException.class, reference::structure);

        assertThat(refusal).isNotNull();
        assertThat(refusal.problems()).allMatch(problem -> problem.matches("(?s).*, line \\d+: .*"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenReadsBackAsTheSameCrystal(Case reference) {
        var structure = reference.structure();

        var again = Cif.parse(Cif.text(structure), "written");

        assertThat(again.formula()).isEqualTo(structure.formula());
        assertThat(again.lattice().lengths())
                .containsExactly(structure.lattice().lengths(), within(1e-9));
        assertThat(again.lattice().angles()).containsExactly(structure.lattice().angles(), within(1e-7));
        assertThat(again.sites().stream().map(site -> site.occupant().name()).toList())
                .isEqualTo(structure.sites().stream()
                        .map(site -> site.occupant().name())
                        .toList());
        assertThat(StructureJson.fromMap(StructureJson.toMap(structure))).isEqualTo(structure);
    }

    private static boolean isNear(Vector place, Vector other) {
        var difference = place.minus(other);
        return Math.abs(difference.x()) < ROUNDED
                && Math.abs(difference.y()) < ROUNDED
                && Math.abs(difference.z()) < ROUNDED;
    }

    private static double[] places(Structure structure) {
        return structure.sites().stream()
                .flatMapToDouble(site -> Arrays.stream(site.fractional().toArray()))
                .toArray();
    }

    private static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] numbers(JsonNode node) {
        var numbers = new ArrayList<Double>();
        gather(node, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void gather(JsonNode node, List<Double> numbers) {
        if (node.isNumber()) {
            numbers.add(node.asDouble());
        }
        node.forEach(inner -> gather(inner, numbers));
    }

    private static List<String> words(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
