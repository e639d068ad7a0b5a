package io.jadeite.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureChangesTest {
    private static final Structure SALT = new Structure(
            new Lattice(new Vector(0, 2.8, 2.8), new Vector(2.8, 0, 2.8), new Vector(2.8, 2.8, 0)),
            List.of(Site.of(Element.CL, new Vector(0.5, 0.5, 0.5)), Site.of(Element.NA, Vector.ZERO)));

    static Stream<Seed> seeds() {
        return Seeds.some(40);
    }

    @Test
    void aSupercellRepeatsAllSites() {
        var supercell = SALT.supercell(2, 1, 3);
        var conventional = SALT.supercell(Matrix.of(-1, 1, 1, 1, -1, 1, 1, 1, -1));

        assertThat(supercell.formula()).isEqualTo("Na6 Cl6");
        assertThat(supercell.volume()).isCloseTo(6 * SALT.volume(), within(1e-9));
        assertThat(conventional.formula()).isEqualTo("Na4 Cl4");
        assertThat(conventional.lattice().lengths()).containsExactly(new double[] {5.6, 5.6, 5.6}, within(1e-12));
        assertThat(conventional.shortestDistance()).isCloseTo(2.8, within(1e-12));
    }

    @Test
    void aSupercellOfBrokenOrFlatVectorsIsRefused() {
        assertThatThrownBy(() -> SALT.supercell(Matrix.diagonal(1, 1, 1.5)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("A supercell needs three rows of whole numbers");
        assertThatThrownBy(() -> SALT.supercell(0, 1, 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> SALT.supercell(1000, 1000, 1000)).isInstanceOf(InputException.class);
    }

    @Test
    void strainMovesPlacesWithTheLattice() {
        var strained = SALT.strained(Matrix.diagonal(0.01, 0, 0));

        assertThat(strained.volume()).isCloseTo(1.01 * SALT.volume(), within(1e-9));
        assertThat(strained.cartesian().getFirst().x()).isCloseTo(1.01 * 2.8, within(1e-12));
        assertThat(strained.sites()).isEqualTo(SALT.sites());
    }

    @Test
    void perturbedSitesMoveByTheDistanceAndTheSeedSaysWhere() {
        var moved = SALT.perturbed(0.05, 7);

        for (int i = 0; i < SALT.size(); i++) {
            assertThat(moved.cartesian().get(i).minus(SALT.cartesian().get(i)).length())
                    .isCloseTo(0.05, within(1e-12));
        }
        assertThat(SALT.perturbed(0.05, 7)).isEqualTo(moved);
        assertThat(SALT.perturbed(0.05, 8)).isNotEqualTo(moved);
    }

    @Test
    void sortedSitesStandAsFormulasNameTheirElements() {
        assertThat(SALT.sorted().elements()).containsExactly(Element.NA, Element.CL);
    }

    @Test
    void momentsAreGivenAsVaspListsThem() {
        var magnetic = SALT.supercell(1, 1, 2).withMoments("2*5 -5 0.6");

        assertThat(magnetic.sites())
                .extracting(site -> site.moment().orElseThrow())
                .containsExactly(
                        new Moment.Collinear(5),
                        new Moment.Collinear(5),
                        new Moment.Collinear(-5),
                        new Moment.Collinear(0.6));
        assertThat(SALT.withMoments("0 0 1 3*0").sites().getFirst().moment())
                .contains(new Moment.Noncollinear(new Vector(0, 0, 1)));
        assertThatThrownBy(() -> SALT.withMoments("5"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Magnetic moments are one number for each of the 2 sites of Na1 Cl1, or three for each; found"
                                + " 1 in '5'. Repeat equal ones by a star: 4*0.6.");
        assertThatThrownBy(() -> SALT.withMoments("5 up")).hasMessageContaining("found 'up'");
        assertThatThrownBy(() -> SALT.withMoments("9999999*5")).hasMessageContaining("found more than 6");
    }

    @Test
    void saltHasSixNeighboursAndThenTwelve() {
        var neighbours = SALT.neighbours(4.1);

        assertThat(neighbours).allSatisfy(ofSite -> assertThat(ofSite).hasSize(18));
        assertThat(neighbours.getFirst().subList(0, 6))
                .allSatisfy(near -> assertThat(near.distance()).isCloseTo(2.8, within(1e-12)));
        assertThat(neighbours.getFirst().getFirst().site()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neighboursAreThoseThatLookingThroughAllImagesFinds(Seed seed) {
        var structure = RandomStructures.next(seed.random(), 12);
        double radius = 1.3 * Math.cbrt(structure.volume() / structure.size());

        var found = structure.neighbours(radius);

        for (int site = 0; site < structure.size(); site++) {
            var at = structure.cartesian().get(site);
            var distances = new ArrayList<Double>();
            for (var near : found.get(site)) {
                var image = structure.sites().get(near.site()).fractional().plus(near.offset());
                assertThat(structure.lattice().toCartesian(image).minus(at).length())
                        .as("%s: the offset leads to the neighbour", seed)
                        .isCloseTo(near.distance(), within(1e-9 * (1 + at.length())));
                distances.add(near.distance());
            }
            var expected = distancesByBrute(structure, site, radius);
            assertThat(distances).as("%s, site %d", seed, site).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(distances.get(i)).isCloseTo(expected.get(i), within(1e-9 * (1 + at.length())));
            }
        }
    }

    private static List<Double> distancesByBrute(Structure structure, int site, double radius) {
        var lattice = structure.lattice();
        double volume = lattice.volume();
        int a = reach(radius * lattice.b().cross(lattice.c()).length() / volume);
        int b = reach(radius * lattice.c().cross(lattice.a()).length() / volume);
        int c = reach(radius * lattice.a().cross(lattice.b()).length() / volume);
        var distances = new ArrayList<Double>();
        var from = structure.sites().get(site).fractional();
        for (int other = 0; other < structure.size(); other++) {
            var between = structure.sites().get(other).fractional().minus(from);
            for (int i = -a; i <= a; i++) {
                for (int j = -b; j <= b; j++) {
                    for (int k = -c; k <= c; k++) {
                        double distance = lattice.toCartesian(between.plus(new Vector(i, j, k)))
                                .length();
                        if (distance <= radius && (other != site || distance > 1e-8)) {
                            distances.add(distance);
                        }
                    }
                }
            }
        }
        distances.sort(null);
        return distances;
    }

    /** Coordinates of random structures lie within 2 cells of the origin. */
    private static int reach(double cells) {
        return (int) Math.ceil(cells) + 5;
    }
}
