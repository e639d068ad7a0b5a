package io.jadeite.engine.structure.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Matrix;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Species;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetryTest {
    private static final Structure SILICON = new Structure(
            new Lattice(new Vector(0, 2.715, 2.715), new Vector(2.715, 0, 2.715), new Vector(2.715, 2.715, 0)),
            List.of(Site.of(Element.SI, Vector.ZERO), Site.of(Element.SI, new Vector(0.25, 0.25, 0.25))));

    private static final Structure RUTILE = new Structure(
            Lattice.ofParameters(4.594, 4.594, 2.959, 90, 90, 90),
            List.of(
                    Site.of(Element.TI, Vector.ZERO),
                    Site.of(Element.TI, new Vector(0.5, 0.5, 0.5)),
                    Site.of(Element.O, new Vector(0.3053, 0.3053, 0)),
                    Site.of(Element.O, new Vector(0.6947, 0.6947, 0)),
                    Site.of(Element.O, new Vector(0.1947, 0.8053, 0.5)),
                    Site.of(Element.O, new Vector(0.8053, 0.1947, 0.5))));

    private static final Structure QUARTZ = new Structure(
            Lattice.ofParameters(4.913, 4.913, 5.405, 90, 90, 120),
            List.of(
                    Site.of(Element.SI, new Vector(0.4697, 0, 0)),
                    Site.of(Element.SI, new Vector(0, 0.4697, 2 / 3.0)),
                    Site.of(Element.SI, new Vector(0.5303, 0.5303, 1 / 3.0)),
                    Site.of(Element.O, new Vector(0.4135, 0.2669, 0.1191)),
                    Site.of(Element.O, new Vector(0.2669, 0.4135, 0.5475666666666666)),
                    Site.of(Element.O, new Vector(0.7331, 0.1466, 0.7857666666666667)),
                    Site.of(Element.O, new Vector(0.5865, 0.8534, 0.2142333333333333)),
                    Site.of(Element.O, new Vector(0.8534, 0.5865, 0.4524333333333333)),
                    Site.of(Element.O, new Vector(0.1466, 0.7331, 0.8809))));

    @BeforeAll
    static void spglibIsThere() {
        SpglibIsThere.orSkip();
    }

    static Stream<Seed> seeds() {
        return Seeds.some(30);
    }

    @Test
    void aStructureHasItsSpaceGroup() {
        var symmetry = Symmetry.of(SILICON);

        assertThat(symmetry.spaceGroup()).hasToString("Fd-3m (227)");
        assertThat(symmetry.spaceGroup().pointGroup()).isEqualTo("m-3m");
        assertThat(symmetry.spaceGroup().crystalSystem()).isEqualTo(CrystalSystem.CUBIC);
        assertThat(symmetry.operations()).hasSize(48);
        assertThat(symmetry.equivalentSites()).containsExactly(0, 0);
    }

    @Test
    void sitesHaveTheirLettersAndSymmetries() {
        var symmetry = Symmetry.of(RUTILE);

        assertThat(symmetry.spaceGroup()).hasToString("P4_2/mnm (136)");
        assertThat(symmetry.equivalentSites()).containsExactly(0, 0, 2, 2, 2, 2);
        assertThat(symmetry.wyckoffLetters()).containsExactly("a", "a", "f", "f", "f", "f");
        assertThat(symmetry.siteSymmetries().getFirst()).isEqualTo("m.mm");
    }

    /** A lattice given as columns instead of rows is another lattice where it is skewed, and has another symmetry. */
    @ParameterizedTest
    @MethodSource("seeds")
    void symmetryStaysHoweverTheCellIsTurnedAndSkewed(Seed seed) {
        var random = seed.random();
        for (var structure : List.of(SILICON, RUTILE, QUARTZ)) {
            var turned = Skewed.of(structure, random);

            var symmetry = Symmetry.of(turned, 1e-3);

            assertThat(symmetry.spaceGroup().number())
                    .as("%s %s", seed, turned.formula())
                    .isEqualTo(Symmetry.of(structure, 1e-3).spaceGroup().number());
            assertThatOperationsMapTheStructureOntoItself(symmetry, turned);
            assertThatTheTransformationLeadsToTheRefinedCell(symmetry, turned);
        }
    }

    @Test
    void equalElementsOfAnotherOxidationStateAreOthers() {
        var sites = SILICON.sites();
        var mixed = SILICON.withSites(List.of(
                sites.get(0).withOccupant(Species.of(Element.SI, 4)),
                sites.get(1).withOccupant(Species.of(Element.SI, -4))));

        assertThat(Symmetry.of(mixed).spaceGroup()).hasToString("F-43m (216)");
    }

    @Test
    void primitiveAndConventionalCellsAreOfTheSameCrystal() {
        var symmetry = Symmetry.of(SILICON);

        assertThat(symmetry.primitive().size()).isEqualTo(2);
        assertThat(symmetry.refined().size()).isEqualTo(8);
        assertThat(symmetry.standardConventional().lattice().lengths())
                .containsExactly(new double[] {5.43, 5.43, 5.43}, within(1e-9));
        assertThat(symmetry.standardPrimitive().lattice().rows()[0])
                .containsExactly(new double[] {0, 2.715, 2.715}, within(1e-9));
        assertThat(Symmetry.of(symmetry.standardConventional())
                        .standardPrimitive()
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aMeshIsReducedToPointsThatStandForAllOthers() {
        var symmetry = Symmetry.of(SILICON);

        var points = symmetry.reducedMesh(new int[] {4, 4, 4}, new boolean[3]);
        var shifted = symmetry.reducedMesh(new int[] {2, 2, 2}, new boolean[] {true, true, true});

        assertThat(points).hasSize(8).first().isEqualTo(new MeshPoint(Vector.ZERO, 1));
        assertThat(points.stream().mapToInt(MeshPoint::weight).sum()).isEqualTo(64);
        assertThat(shifted.stream().mapToInt(MeshPoint::weight).sum()).isEqualTo(8);
        assertThat(shifted).first().extracting(MeshPoint::fractional).isEqualTo(new Vector(0.25, 0.25, 0.25));
    }

    @Test
    void whatCantBeAskedIsRefused() {
        assertThatThrownBy(() -> Symmetry.of(SILICON, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("symprec is a distance above 0 in Å, found 0.0.");
        assertThatThrownBy(() -> Symmetry.of(SILICON).reducedMesh(new int[] {0, 4, 4}, new boolean[3]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("found 0 × 4 × 4");
    }

    @Test
    void atomsOnTopOfEachOtherHaveNoSymmetryAndTheMessageSaysHowNearTheyAre() {
        var doubled = new Structure(
                Lattice.cubic(4),
                List.of(Site.of(Element.CU, Vector.ZERO), Site.of(Element.CU, new Vector(1e-4, 0, 0))));

        assertThatThrownBy(() -> Symmetry.of(doubled, 0.1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The symmetry of Cu2 couldn't be told at symprec 0.1 Å")
                .hasMessageContaining("0.0004 Å apart");
    }

    private static void assertThatOperationsMapTheStructureOntoItself(Symmetry symmetry, Structure structure) {
        for (var operation : symmetry.operations()) {
            for (var site : structure.sites()) {
                var image = operation.apply(site.fractional());
                assertThat(structure.sites())
                        .anyMatch(other -> other.occupant().equals(site.occupant())
                                && isNear(
                                        structure.lattice(), other.fractional().minus(image), 2e-3));
            }
        }
    }

    private static void assertThatTheTransformationLeadsToTheRefinedCell(Symmetry symmetry, Structure structure) {
        var transformation = symmetry.transformation();
        var refined = symmetry.refined();
        for (var site : structure.sites()) {
            var image = transformation.matrix().times(site.fractional()).plus(transformation.originShift());
            assertThat(refined.sites())
                    .anyMatch(other -> other.occupant().equals(site.occupant())
                            && isNear(refined.lattice(), other.fractional().minus(image), 2e-3));
        }
        // Lattice vectors as columns, turned: rotation · (a b c) = (aₛ bₛ cₛ) · matrix.
        var turned =
                transformation.rotation().times(Matrix.of(structure.lattice()).transposed());
        var expected = Matrix.of(refined.lattice()).transposed().times(transformation.matrix());
        assertThat(turned.plus(expected.times(-1)).isWhole(1e-3)).isTrue();
    }

    private static boolean isNear(Lattice lattice, Vector difference, double distance) {
        var wrapped = new Vector(
                difference.x() - Math.rint(difference.x()),
                difference.y() - Math.rint(difference.y()),
                difference.z() - Math.rint(difference.z()));
        return lattice.toCartesian(wrapped).length() < distance;
    }
}
