package io.jadeite.engine.emt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelaxationTest {
    static Stream<String> references() {
        return EmtReference.names().stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void positionsRelaxToTheReferencesEnergyOrBelow(String name) throws InterruptedException {
        var reference = EmtReference.required();
        var structure = reference.structure(name);

        var result = Relaxation.ofPositions().withLargestForce(0.001).relax(structure, step -> true);

        double expected =
                reference.expected(name).get("relaxed_positions").get("energy").asDouble();
        assertThat(result.converged()).isTrue();
        assertThat(result.energy()).isLessThan(expected + 1e-4 * structure.size());
        assertThat(result.evaluation().largestForce()).isLessThanOrEqualTo(0.001);
        assertThat(result.structure().lattice()).isEqualTo(structure.lattice());
    }

    /** The slab has none: a free cell would close its vacuum. */
    static Stream<String> referencesWithRelaxedCells() {
        return references().filter(name -> !name.equals("Al-slab"));
    }

    @ParameterizedTest
    @MethodSource("referencesWithRelaxedCells")
    void positionsAndCellRelaxToTheReferencesEnergyOrBelow(String name) throws InterruptedException {
        var reference = EmtReference.required();
        var expected = reference.expected(name).get("relaxed_cell");
        var structure = reference.structure(name);

        var result = Relaxation.ofPositionsAndCell()
                .withLargestForce(0.001)
                .withLargestStress(1e-5)
                .relax(structure, step -> true);

        assertThat(result.converged()).isTrue();
        assertThat(result.energy()).isLessThan(expected.get("energy").asDouble() + 1e-4 * structure.size());
        assertThat(result.evaluation().stress().largest()).isLessThanOrEqualTo(1e-5);
        assertThat(result.structure().volume())
                .isCloseTo(expected.get("volume").asDouble(), within(0.001 * structure.volume()));
    }

    @Test
    void eachStepIsReportedAndKept() throws InterruptedException {
        var steps = new ArrayList<Relaxation.Step>();

        var result = Relaxation.ofPositions().relax(shakenCopper(), step -> steps.add(step));

        assertThat(result.steps()).isPositive();
        assertThat(steps).hasSize(result.steps() + 1);
        assertThat(steps.getLast().structure()).isEqualTo(result.structure());
        assertThat(steps.getLast().energy()).isCloseTo(result.energy(), within(1e-9));
        assertThat(result.trajectory())
                .extracting(Relaxation.Point::energy)
                .isEqualTo(steps.stream().map(Relaxation.Step::energy).toList())
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void fixedCoordinatesStay() throws InterruptedException {
        var cell = new Lattice(new Vector(2.55, 0, 0), new Vector(1.275, 2.2, 0), new Vector(1.3, 0.7, 2.0)).scaled(2);
        var sites = new ArrayList<>(Structures.shaken(
                        Structures.repeated(
                                new Structure(cell.scaled(0.5), List.of(Site.of(Element.CU, Vector.ZERO))), 2, 2, 2),
                        0.1,
                        3)
                .sites());
        sites.set(0, sites.get(0).withFreedom(Site.Freedom.FIXED));
        sites.set(1, sites.get(1).withFreedom(new Site.Freedom(true, false, true)));
        sites.set(2, sites.get(2).withFreedom(new Site.Freedom(false, false, true)));

        var result = Relaxation.ofPositionsAndCell().relax(new Structure(cell, sites), step -> true);

        var moved = result.structure().sites();
        assertThat(result.converged()).isTrue();
        assertThat(moved.get(0).fractional().minus(sites.get(0).fractional()).length())
                .isLessThan(1e-12);
        assertThat(moved.get(1).fractional().y())
                .isCloseTo(sites.get(1).fractional().y(), within(1e-12));
        assertThat(moved.get(1).fractional().x())
                .isNotCloseTo(sites.get(1).fractional().x(), within(1e-6));
        assertThat(moved.get(2).fractional().x())
                .isCloseTo(sites.get(2).fractional().x(), within(1e-12));
        assertThat(moved.get(2).fractional().y())
                .isCloseTo(sites.get(2).fractional().y(), within(1e-12));
        assertThat(moved.get(2).fractional().z())
                .isNotCloseTo(sites.get(2).fractional().z(), within(1e-6));
    }

    @Test
    void anAtomOnItsOwnIsRelaxedAtOnceEvenInAFreeCell() throws InterruptedException {
        var structure = new Structure(Lattice.cubic(100), List.of(Site.of(Element.CU, Vector.ZERO)));

        var result = Relaxation.ofPositionsAndCell().relax(structure, step -> true);

        assertThat(result.converged()).isTrue();
        assertThat(result.steps()).isZero();
    }

    @Test
    void aStepLimitEndsItUnconverged() throws InterruptedException {
        var result = Relaxation.ofPositions().withStepLimit(2).relax(shakenCopper(), step -> true);

        assertThat(result.converged()).isFalse();
        assertThat(result.ending()).isEqualTo(Relaxation.Ending.STEP_LIMIT);
        assertThat(result.steps()).isEqualTo(2);
    }

    @Test
    void theObserverMayEndIt() throws InterruptedException {
        var result = Relaxation.ofPositions().relax(shakenCopper(), step -> step.index() < 1);

        assertThat(result.ending()).isEqualTo(Relaxation.Ending.STOPPED);
        assertThat(result.steps()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsItWithinAStep() {
        var seen = new ArrayList<Integer>();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Relaxation.ofPositions().relax(shakenCopper(), step -> {
                    seen.add(step.index());
                    Thread.currentThread().interrupt();
                    return true;
                }));

        assertThat(seen).containsExactly(0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomCellsOfAnyElementsConverge(long seed) throws InterruptedException {
        var structure = Structures.random(seed);
        double before = EmtPotential.of(structure).evaluate().energy();

        var result = Relaxation.ofPositionsAndCell().relax(structure, step -> true);

        assertThat(result.converged()).isTrue();
        assertThat(result.energy()).isLessThanOrEqualTo(before + 1e-6);
    }

    static Stream<Long> seeds() {
        return Stream.iterate(0L, seed -> seed + 1).limit(200);
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedAllAtOnce() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Relaxation(true, -1, Double.NaN, -5))
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
    }

    private static Structure shakenCopper() {
        return Structures.shaken(Structures.copper(2), 0.1, 2);
    }
}
