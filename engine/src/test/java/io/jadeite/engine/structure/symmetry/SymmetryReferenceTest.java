package io.jadeite.engine.structure.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.io.StructureFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The space groups of all structure files of the reference data, as spglib tells them to pymatgen. */
class SymmetryReferenceTest {
    record Case(String folder, String name, JsonNode expected) {
        @Override
        public String toString() {
            return folder + "/" + name;
        }
    }

    @BeforeAll
    static void referenceAndSpglibAreThere() {
        ReferenceData.path("vasp/expected");
        SpglibIsThere.orSkip();
    }

    static Stream<Case> cases() {
        return Stream.of("poscar", "contcar", "cif")
                .flatMap(folder -> ReferenceData.json("vasp/expected/%s.json".formatted(folder)).properties().stream()
                        .filter(entry -> !entry.getValue().has("parse_error"))
                        .map(entry -> new Case(folder, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSpaceGroupIsWhatPymatgenFinds(Case reference) {
        var structure =
                StructureFile.read(ReferenceData.path("vasp/%s/%s".formatted(reference.folder(), reference.name())));

        for (double symprec : new double[] {0.01, 0.1}) {
            var expected = reference.expected().get("spacegroup_" + symprec);
            var found = Symmetry.of(structure, symprec).spaceGroup();

            assertThat(found.symbol())
                    .as("symprec %s", symprec)
                    .isEqualTo(expected.get(0).asString());
            assertThat(found.number())
                    .as("symprec %s", symprec)
                    .isEqualTo(expected.get(1).asInt());
        }
    }
}
