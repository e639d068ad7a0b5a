package io.jadeite.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureMatchTest {
    private static final Structure RUTILE = new Structure(
            Lattice.ofParameters(4.594, 4.594, 2.959, 90, 90, 90),
            List.of(
                    Site.of(Element.TI, Vector.ZERO),
                    Site.of(Element.TI, new Vector(0.5, 0.5, 0.5)),
                    Site.of(Element.O, new Vector(0.3053, 0.3053, 0)),
                    Site.of(Element.O, new Vector(0.6947, 0.6947, 0)),
                    Site.of(Element.O, new Vector(0.1947, 0.8053, 0.5)),
                    Site.of(Element.O, new Vector(0.8053, 0.1947, 0.5))));

    private static final Structure ANATASE = new Structure(
            Lattice.ofParameters(3.785, 3.785, 9.514, 90, 90, 90),
            Stream.of(
                            new Vector(0, 0, 0),
                            new Vector(0.5, 0.5, 0.5),
                            new Vector(0, 0.5, 0.25),
                            new Vector(0.5, 0, 0.75))
                    .flatMap(at -> Stream.of(
                            Site.of(Element.TI, at),
                            Site.of(Element.O, at.plus(new Vector(0, 0, 0.208))),
                            Site.of(Element.O, at.minus(new Vector(0, 0, 0.208)))))
                    .toList());

    static Stream<Seed> seeds() {
        return Seeds.some(30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aCrystalMatchesItselfHoweverItIsDescribed(Seed seed) {
        var random = new Random(seed.value());
        for (var structure : List.of(RUTILE, ANATASE)) {
            var described = described(structure, random);

            assertThat(structure.matches(described)).as(seed.toString()).isTrue();
            assertThat(described.matches(structure)).as(seed.toString()).isTrue();
        }
    }

    @Test
    void othersOfTheSameFormulaDoNotMatch() {
        assertThat(RUTILE.matches(ANATASE)).isFalse();
        assertThat(ANATASE.matches(RUTILE)).isFalse();
        assertThat(RUTILE.matches(RUTILE.withSites(RUTILE.sites().subList(0, 5))))
                .isFalse();
    }

    @Test
    void saltWithItsElementsExchangedIsTheSameArrangementOfOthers() {
        var salt = salt(Element.NA, Element.CL);

        assertThat(salt.matches(salt(Element.CL, Element.NA))).isTrue();
        assertThat(salt.matches(salt(Element.NA, Element.BR))).isFalse();
        assertThat(salt.matches(salt(Element.NA, Element.CL).withVolume(2 * salt.volume())))
                .isTrue();
    }

    @Test
    void aStricterMatchTellsSmallMovesApart() {
        var moved = RUTILE.perturbed(0.1, 3);

        assertThat(RUTILE.matches(moved)).isTrue();
        assertThat(new StructureMatch(0.2, 0.01, 5).fits(RUTILE, moved)).isFalse();
    }

    @Test
    void theSmallestCellOfASupercellIsTheCell() {
        var supercell = RUTILE.supercell(Matrix.of(2, 1, 0, 0, 2, 0, 1, 0, 3)).perturbed(0.02, 5);

        var smallest = supercell.smallestCell(0.1);

        assertThat(smallest.formula()).isEqualTo(RUTILE.formula());
        assertThat(smallest.volume()).isCloseTo(RUTILE.volume(), within(1e-9));
        assertThat(supercell.smallestCell(0.001)).isEqualTo(supercell);
        assertThat(salt(Element.CU, Element.CU)
                        .supercell(4, 4, 4)
                        .smallestCell(0.1)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theCheapestPairsAreFound() {
        assertThat(Assignment.cheapest(new double[][] {{4, 1, 3}, {2, 0, 5}, {3, 2, 2}}))
                .containsExactly(1, 0, 2);
    }

    /** In another cell, moved, shuffled, a little stretched and perturbed. */
    private static Structure described(Structure structure, Random random) {
        var shear = Matrix.of(1, random.nextInt(2), 0, 0, 1, random.nextInt(-1, 2), 0, 0, 1);
        var bigger = structure
                .supercell(shear.times(Matrix.diagonal(1, 1 + random.nextInt(2), 1)))
                .perturbed(0.03, random.nextLong())
                .strained(Matrix.diagonal(0.02, -0.01, 0.01));
        var shift = new Vector(random.nextDouble(), random.nextDouble(), random.nextDouble());
        var sites = new ArrayList<>(bigger.sites());
        sites.replaceAll(site -> site.withFractional(site.fractional().plus(shift)));
        Collections.shuffle(sites, random);
        return bigger.withSites(sites);
    }

    private static Structure salt(Element one, Element other) {
        return new Structure(
                new Lattice(new Vector(0, 2.8, 2.8), new Vector(2.8, 0, 2.8), new Vector(2.8, 2.8, 0)),
                List.of(Site.of(one, Vector.ZERO), Site.of(other, new Vector(0.5, 0.5, 0.5))));
    }
}
