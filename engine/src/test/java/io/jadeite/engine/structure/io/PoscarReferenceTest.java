package io.jadeite.engine.structure.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Site.Freedom;
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

/** Every POSCAR and CONTCAR of the reference data against what pymatgen reads from it. */
class PoscarReferenceTest {
    /** The reference's digits. */
    private static final double ROUNDED = 1.01e-8;

    record Case(String folder, String name, JsonNode expected) {
        Poscar poscar() {
            return Poscar.read(ReferenceData.path("vasp/%s/%s".formatted(folder, name)));
        }

        @Override
        public String toString() {
            return folder + "/" + name;
        }
    }

    /** Told once for the class; a source of cases that is skipped would pass in silence. */
    @BeforeAll
    static void theReferenceIsThere() {
        ReferenceData.path("vasp/expected");
    }

    static Stream<Case> cases() {
        return Stream.of("poscar", "contcar")
                .flatMap(folder -> ReferenceData.json("vasp/expected/%s.json".formatted(folder)).properties().stream()
                        .map(entry -> new Case(folder, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCellIsWhatPymatgenReads(Case reference) {
        var structure = reference.poscar().structure();

        var lattice = structure.lattice();
        assertThat(flat(lattice.rows()))
                .containsExactly(numbers(reference.expected().get("lattice")), within(ROUNDED));
        assertThat(lattice.lengths())
                .containsExactly(numbers(reference.expected().get("abc")), within(ROUNDED));
        assertThat(lattice.angles())
                .containsExactly(numbers(reference.expected().get("angles")), within(1e-6));
        assertThat(structure.volume())
                .isCloseTo(reference.expected().get("volume").asDouble(), within(1.01e-6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAtomsAreWhatPymatgenReads(Case reference) {
        var structure = reference.poscar().structure();

        var fractional = structure.sites().stream()
                .flatMapToDouble(site -> Arrays.stream(site.fractional().toArray()))
                .toArray();
        assertThat(structure.size())
                .isEqualTo(reference.expected().get("nsites").asInt());
        assertThat(fractional).containsExactly(numbers(reference.expected().get("frac_coords")), within(ROUNDED));
        assertThat(structure.elements().stream().map(Element::symbol).toList())
                .isEqualTo(words(reference.expected().get("species")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void formulasAreSpeltAsPymatgenSpellsThem(Case reference) {
        var structure = reference.poscar().structure();

        assertThat(structure.formula())
                .isEqualTo(reference.expected().get("formula").asString());
        assertThat(structure.reducedFormula())
                .isEqualTo(reference.expected().get("reduced_formula").asString());
    }

    /**
     * Our atomic weights are IUPAC's of 2021, pymatgen's are older: Li 6.94 against 6.941, Zn 65.38 against 65.409. In these
     * files that comes to 0.0144 % at most (Li).
     */
    @ParameterizedTest
    @MethodSource("cases")
    void densitiesDifferFromPymatgensByTheRevisionOfAtomicWeightsOnly(Case reference) {
        double density = reference.poscar().structure().density();

        assertThat(density).isCloseTo(reference.expected().get("density").asDouble(), Percentage.withPercentage(0.015));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void dynamicsIsFoundWherePymatgenFindsIt(Case reference) {
        var poscar = reference.poscar();

        assertThat(poscar.hasMovingAtoms())
                .isEqualTo(reference.expected().get("has_velocities").asBoolean());
        var expected = reference.expected().get("selective_dynamics");
        assertThat(poscar.hasSelectiveDynamics()).isEqualTo(!expected.isNull());
        if (!expected.isNull()) {
            var freedoms = StreamSupport.stream(expected.spliterator(), false)
                    .map(flags -> new Freedom(
                            flags.get(0).asBoolean(),
                            flags.get(1).asBoolean(),
                            flags.get(2).asBoolean()))
                    .toList();
            assertThat(poscar.structure().sites())
                    .extracting(site -> site.freedom().orElseThrow())
                    .isEqualTo(freedoms);
        }
    }

    /** pymatgen cuts comments at a #, which is no rule of VASP's. */
    @ParameterizedTest
    @MethodSource("cases")
    void commentsAreKeptWhole(Case reference) {
        var comment = reference.poscar().comment();

        assertThat(comment.replaceFirst("#.*", "").strip())
                .isEqualTo(reference.expected().get("comment").asString().strip());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenReadsBackTheSame(Case reference) {
        var poscar = reference.poscar();

        assertThat(Poscar.parse(poscar.text(), "written")).isEqualTo(poscar);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void structuresSurviveBothFormats(Case reference) {
        var structure = reference.poscar().structure();

        assertThat(Poscar.parse(Poscar.of(structure).text(), "written").structure())
                .isEqualTo(structure);
        assertThat(StructureJson.parse(StructureJson.text(structure), "written"))
                .isEqualTo(structure);
        assertThat(StructureJson.fromMap(StructureJson.toMap(structure))).isEqualTo(structure);
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
