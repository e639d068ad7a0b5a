package io.jadeite.engine.structure.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.reference.ReferenceData;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import io.jadeite.engine.structure.io.StructureFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardCellsTest {
    @BeforeAll
    static void spglibIsThere() {
        SpglibIsThere.orSkip();
    }

    static Stream<Path> files() {
        return ReferenceData.files("vasp/inputsets/structures").stream();
    }

    static Stream<Seed> seeds() {
        return Seeds.some(30);
    }

    @ParameterizedTest
    @MethodSource("files")
    void standardCellsAreTheSameCrystalWithTheSameSymmetry(Path file) {
        var structure = StructureFile.read(file);
        var symmetry = Symmetry.of(structure);

        for (var angle : MonoclinicAngle.values()) {
            var conventional = symmetry.standardConventional(angle);
            var primitive = symmetry.standardPrimitive(angle);

            assertThat(List.of(conventional, primitive)).allSatisfy(cell -> {
                assertThat(cell.matches(structure)).isTrue();
                assertThat(Symmetry.of(cell).spaceGroup().number())
                        .isEqualTo(symmetry.spaceGroup().number());
            });
            assertThat(primitive.size()).isEqualTo(symmetry.primitive().size());
        }
    }

    /** Where the conventions leave no choice, any description leads to one cell. */
    @ParameterizedTest
    @MethodSource("seeds")
    void standardCellsDoNotDependOnHowTheStructureIsDescribed(Seed seed) {
        var monoclinic = new Structure(
                Lattice.ofParameters(5.1, 5.3, 6.2, 90, 99, 90),
                List.of(
                        Site.of(Element.ZR, new Vector(0.275, 0.04, 0.208)),
                        Site.of(Element.ZR, new Vector(0.725, 0.54, 0.292)),
                        Site.of(Element.ZR, new Vector(0.725, 0.96, 0.792)),
                        Site.of(Element.ZR, new Vector(0.275, 0.46, 0.708))));
        var described = Skewed.of(monoclinic, seed.random());

        var cell = Symmetry.of(described).standardConventional(MonoclinicAngle.ALPHA);

        assertThat(Symmetry.of(monoclinic).spaceGroup()).hasToString("P2_1/c (14)");
        assertThat(cell.lattice().angles()[0]).as(seed.toString()).isLessThan(90);
        assertThat(cell.lattice().lengths()[1]).isLessThan(cell.lattice().lengths()[2]);
        assertThat(cell.lattice().lengths())
                .containsExactly(
                        Symmetry.of(monoclinic)
                                .standardConventional(MonoclinicAngle.ALPHA)
                                .lattice()
                                .lengths(),
                        within(1e-6));
        assertThat(Symmetry.of(described).standardConventional().lattice().angles()[1])
                .isGreaterThan(90);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void niggliCellsAreOneHoweverTheLatticeIsGiven(Seed seed) {
        var structure = new Structure(
                Lattice.ofParameters(3.1, 4.2, 5.3, 81, 97, 104),
                List.of(Site.of(Element.CU, new Vector(0.1, 0.2, 0.3))));
        var described = Skewed.of(structure, seed.random());

        var reduced = Niggli.reduced(described);

        var expected = Niggli.reduced(structure.lattice());
        assertThat(reduced.lattice().lengths()).as(seed.toString()).containsExactly(expected.lengths(), within(1e-9));
        assertThat(reduced.lattice().angles()).containsExactly(expected.angles(), within(1e-7));
        assertThat(reduced.matches(structure)).isTrue();
    }

    @Test
    void spaceGroupsAreFoundByEachOfTheirNames() {
        assertThat(SpaceGroupTable.ofSymbol("F d -3 m"))
                .hasValueSatisfying(found -> assertThat(found).hasSize(192));
        assertThat(SpaceGroupTable.ofSymbol("Fd-3m:2")).isNotEqualTo(SpaceGroupTable.ofSymbol("Fd-3m:1"));
        assertThat(SpaceGroupTable.ofSymbol("F d -3 m Z")).isEqualTo(SpaceGroupTable.ofSymbol("Fd-3m:2"));
        assertThat(SpaceGroupTable.ofSymbol("C m c a")).isEqualTo(SpaceGroupTable.ofSymbol("Cmce"));
        assertThat(SpaceGroupTable.ofSymbol("R -3 m :R"))
                .hasValueSatisfying(found -> assertThat(found).hasSize(12));
        assertThat(SpaceGroupTable.ofSymbol("P 12 q")).isEmpty();
        assertThat(SpaceGroupTable.ofNumber(225)).hasSize(192);
    }
}
