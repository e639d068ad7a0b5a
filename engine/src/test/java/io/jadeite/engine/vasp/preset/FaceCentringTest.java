package io.jadeite.engine.vasp.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FaceCentringTest {
    @TestFactory
    Stream<DynamicTest> itIsWhatTheReferencesSpaceGroupSays() {
        var expected = ReferenceData.json("vasp/expected/poscar.json");
        return expected.propertyNames().stream()
                .filter(name -> expected.get(name).has("spacegroup_0.01"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path file = ReferenceData.path("vasp/poscar/" + name);

                    boolean centred = FaceCentring.of(StructureFile.read(file));

                    assertThat(centred)
                            .isEqualTo(expected.get(name)
                                    .get("spacegroup_0.01")
                                    .get(0)
                                    .stringValue()
                                    .startsWith("F"));
                }));
    }

    @Test
    void aSupercellAndAPrimitiveCellSayTheSame() {
        assertThat(FaceCentring.of(Cells.aluminium())).isTrue();
        assertThat(FaceCentring.of(Cells.ironOxide())).isTrue();
    }

    @Test
    void aTetragonalCrystalOnACubicLatticeIsCalledBodyCentred() {
        var doubled = Lattice.of(new double[][] {{4, 0, 0}, {0, 4, 0}, {0, 0, 4}});
        var cross = List.of(
                Site.of(Element.AL, Vector.ZERO),
                Site.of(Element.AL, new Vector(0, 0.5, 0.5)),
                Site.of(Element.AL, new Vector(0.5, 0, 0.5)),
                Site.of(Element.AL, new Vector(0.5, 0.5, 0)),
                Site.of(Element.O, new Vector(0.5, 0.5, 0.5)),
                Site.of(Element.O, new Vector(0.5, 0, 0)),
                Site.of(Element.O, new Vector(0, 0.5, 0)),
                Site.of(Element.O, new Vector(0, 0, 0.5)),
                Site.of(Element.N, new Vector(0, 0, 0.2)),
                Site.of(Element.N, new Vector(0, 0.5, 0.7)),
                Site.of(Element.N, new Vector(0.5, 0, 0.7)),
                Site.of(Element.N, new Vector(0.5, 0.5, 0.2)));

        assertThat(FaceCentring.of(new Structure(doubled, cross))).isFalse();
    }
}
