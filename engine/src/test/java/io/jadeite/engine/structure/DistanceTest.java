package io.jadeite.engine.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.reference.Seeds;
import io.jadeite.engine.reference.Seeds.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistanceTest {
    static Stream<Seed> seeds() {
        return Seeds.some(200);
    }

    @Test
    void aDistanceGoesToTheNearestImage() {
        var structure = new Structure(
                Lattice.cubic(10),
                List.of(
                        Site.of(Element.CU, new Vector(0.05, 0, 0)),
                        Site.of(Element.CU, new Vector(0.95, 0, 0)),
                        Site.of(Element.CU, new Vector(3.5, -2.5, 0.5))));

        assertThat(structure.distance(0, 1)).isCloseTo(1, within(1e-12));
        assertThat(structure.distance(0, 0)).isZero();
        assertThat(structure.distance(0, 2)).isCloseTo(Math.sqrt(4.5 * 4.5 + 50), within(1e-12));
        assertThatThrownBy(() -> structure.distance(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void inASkewedCellTheNearestImageIsFoundBeyondTheNextCells() {
        var straight = Lattice.cubic(4);
        var skewed = new Lattice(
                straight.a(),
                straight.b().plus(straight.a().times(25)),
                straight.c().plus(straight.b().times(-40)));
        var places = List.of(new Vector(0.3, 0.1, 0.2), new Vector(3.6, 3.9, 1.7));
        var expected = structure(straight, places).distance(0, 1);

        assertThat(structure(skewed, places).distance(0, 1)).isCloseTo(expected, within(1e-9));
        assertThat(structure(skewed, places).shortestDistance()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void aLonelyAtomIsNearestToItsOwnImage() {
        var pair = structure(
                        new Lattice(new Vector(9, 0, 0), new Vector(9, 3, 0), new Vector(0, 0, 7)),
                        List.of(Vector.ZERO))
                .closestPair();

        assertThat(pair).isEqualTo(new ClosestPair(0, 0, 3));
    }

    @Test
    void atomsAtOnePlaceAreFound() {
        var structure = structure(Lattice.cubic(5), List.of(Vector.ZERO, new Vector(2, 2, 2), new Vector(5, -5, 10)));

        assertThat(structure.closestPair().distance()).isLessThan(1e-12);
        assertThat(structure.closestPair())
                .extracting(ClosestPair::first, ClosestPair::second)
                .containsExactly(0, 2);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theClosestPairIsTheOneThatComparingAllFinds(Seed seed) {
        var structure = RandomStructures.next(seed.random(), 30);

        double shortest = bruteForce(structure);

        assertThat(structure.shortestDistance()).as(seed.toString()).isCloseTo(shortest, within(1e-9 * (1 + shortest)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void scalingACellScalesItsDistances(Seed seed) {
        var structure = RandomStructures.next(seed.random(), 10);
        var scaled = structure.withLattice(structure.lattice().scaled(3));

        assertThat(scaled.shortestDistance())
                .as(seed.toString())
                .isCloseTo(
                        3 * structure.shortestDistance(),
                        within(1e-9 * structure.lattice().a().length()));
        assertThat(scaled.density() * 27)
                .as(seed.toString())
                .isCloseTo(structure.density(), within(1e-9 * structure.density()));
        assertThat(structure.withVolume(7).volume()).as(seed.toString()).isCloseTo(7, within(1e-9));
    }

    @Test
    @Timeout(30)
    void manyAtomsCrowdedIntoACornerOfAnEmptyCellTakeNoLonger() {
        var random = new Random(7);
        var places = IntStream.range(0, 100_000)
                .mapToObj(_ -> new Vector(random.nextDouble(), random.nextDouble(), random.nextDouble()).times(100))
                .toList();
        var crowded = structure(Lattice.cubic(1_000_000), places);

        long start = System.nanoTime();
        var pair = crowded.closestPair();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(pair.distance()).isCloseTo(crowded.distance(pair.first(), pair.second()), within(1e-6));
    }

    @Test
    void densityIsThatOfTables() {
        var copper = structure(
                Lattice.cubic(3.6149),
                List.of(
                        Vector.ZERO,
                        new Vector(0, 1.80745, 1.80745),
                        new Vector(1.80745, 0, 1.80745),
                        new Vector(1.80745, 1.80745, 0)));

        assertThat(copper.density()).isCloseTo(8.935, within(0.005));
    }

    private static Structure structure(Lattice lattice, List<Vector> cartesian) {
        return new Structure(
                lattice,
                cartesian.stream()
                        .map(place -> Site.of(Element.CU, lattice.toFractional(place)))
                        .toList());
    }

    /** All pairs, and an atom's images by all cells that could hold one. */
    private static double bruteForce(Structure structure) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < structure.size(); i++) {
            for (int j = 0; j < structure.size(); j++) {
                shortest = Math.min(shortest, nearestImage(structure, i, j));
            }
        }
        return shortest;
    }

    private static double nearestImage(Structure structure, int from, int to) {
        var apart = structure
                .sites()
                .get(to)
                .fractional()
                .minus(structure.sites().get(from).fractional());
        var near = new Vector(
                apart.x() - Math.rint(apart.x()), apart.y() - Math.rint(apart.y()), apart.z() - Math.rint(apart.z()));
        double shortest = Double.POSITIVE_INFINITY;
        int reach = 8;
        for (int i = -reach; i <= reach; i++) {
            for (int j = -reach; j <= reach; j++) {
                for (int k = -reach; k <= reach; k++) {
                    double length = structure
                            .lattice()
                            .toCartesian(near.plus(new Vector(i, j, k)))
                            .length();
                    if (from != to || i != 0 || j != 0 || k != 0) {
                        shortest = Math.min(shortest, length);
                    }
                }
            }
        }
        return shortest;
    }
}
