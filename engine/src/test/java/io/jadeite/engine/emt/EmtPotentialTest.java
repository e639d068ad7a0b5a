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
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmtPotentialTest {
    private static final double COPPER_E0 = -3.51;

    static List<String> references() {
        return EmtReference.names();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("references")
    void energiesForcesAndStressesAreThoseOfTheReference(String name) {
        var reference = EmtReference.required();
        var expected = reference.expected(name);

        var evaluation = EmtPotential.of(reference.structure(name)).evaluate();

        assertThat(evaluation.energy()).isCloseTo(expected.get("energy").asDouble(), within(1e-6));
        for (int i = 0; i < evaluation.forces().size(); i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(evaluation.forces().get(i).toArray()[k])
                        .isCloseTo(expected.get("forces").get(i).get(k).asDouble(), within(1e-5));
            }
        }
        var stress = evaluation.stress();
        double[] voigt = {stress.xx(), stress.yy(), stress.zz(), stress.yz(), stress.xz(), stress.xy()};
        for (int k = 0; k < 6; k++) {
            assertThat(voigt[k]).isCloseTo(expected.get("stress").get(k).asDouble(), within(1e-6));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void forcesAreTheSlopesOfTheEnergy(long seed) {
        var structure = Structures.random(seed);
        var potential = EmtPotential.of(structure);
        double[] positions = Atoms.positions(structure);
        double[] cell = Atoms.cell(structure.lattice());
        double step = 1e-4;

        var forces = potential.evaluate().forces();

        for (int k = 0; k < positions.length; k++) {
            double here = positions[k];
            positions[k] = here + step;
            double ahead = potential.compute(positions, cell);
            positions[k] = here - step;
            double behind = potential.compute(positions, cell);
            positions[k] = here;
            double force = forces.get(k / 3).toArray()[k % 3];
            assertThat(force).isCloseTo(-(ahead - behind) / (2 * step), within(1e-5 * (1 + Math.abs(force))));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stressIsTheSlopeOfTheEnergyByStrain(long seed) {
        var structure = Structures.random(seed);
        var stress = EmtPotential.of(structure).evaluate().stress().rows();
        double step = 1e-5;

        for (int k = 0; k < 9; k++) {
            double ahead = energyAfterStrain(structure, k, step);
            double behind = energyAfterStrain(structure, k, -step);
            double slope = (ahead - behind) / (2 * step) / structure.volume();
            assertThat(stress[k / 3][k % 3]).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        }
    }

    private static double energyAfterStrain(Structure structure, int component, double strain) {
        double[] deformation = Matrix.identity();
        deformation[component] += strain;
        double[] cell = Matrix.times(Atoms.cell(structure.lattice()), deformation);
        var lattice = new Lattice(Atoms.vector(cell, 0), Atoms.vector(cell, 1), Atoms.vector(cell, 2));
        return EmtPotential.of(new Structure(lattice, structure.sites()))
                .evaluate()
                .energy();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSupercellHasTheEnergyOfItsCells(long seed) {
        var structure = Structures.random(seed);

        var one = EmtPotential.of(structure).evaluate();
        var many = EmtPotential.of(Structures.repeated(structure, 3, 2, 1)).evaluate();

        assertThat(many.energy()).isCloseTo(6 * one.energy(), within(1e-9 * (1 + Math.abs(one.energy()))));
        assertThat(many.stress().xy()).isCloseTo(one.stress().xy(), within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anotherCellOfTheSameLatticeChangesNothing(long seed) {
        var structure = Structures.random(seed);
        var old = structure.lattice();
        var other = new Lattice(
                old.b(), old.a().plus(old.b().times(7)), old.c().minus(old.a().times(4)));
        var sites = structure.sites().stream()
                .map(site -> site.withFractional(other.toFractional(old.toCartesian(site.fractional()))))
                .toList();

        var before = EmtPotential.of(structure).evaluate();
        var after = EmtPotential.of(new Structure(other, sites)).evaluate();

        assertThat(after.energy()).isCloseTo(before.energy(), within(1e-9 * (1 + Math.abs(before.energy()))));
        assertThat(after.stress().xz()).isCloseTo(before.stress().xz(), within(1e-8));
    }

    @Test
    void movingAllAtomsByTheSameWayChangesNothing() {
        var structure = Structures.shaken(Structures.copper(2), 0.1, 1);
        var way = new Vector(0.3, -17.9, 1234.5);

        var before = EmtPotential.of(structure).evaluate();
        var after = EmtPotential.of(Structures.withSites(
                        structure, site -> site.withFractional(site.fractional().plus(way))))
                .evaluate();

        assertThat(after.energy()).isCloseTo(before.energy(), within(1e-8));
        assertThat(after.forces().get(7).minus(before.forces().get(7)).length()).isLessThan(1e-8);
    }

    @Test
    void theOrderOfSitesDoesNotMatter() {
        var structure = Structures.random(11);

        var forward = EmtPotential.of(structure).evaluate();
        var backward = EmtPotential.of(
                        new Structure(structure.lattice(), structure.sites().reversed()))
                .evaluate();

        assertThat(backward.energy()).isCloseTo(forward.energy(), within(1e-9));
        assertThat(backward.forces()
                        .reversed()
                        .getFirst()
                        .minus(forward.forces().getFirst())
                        .length())
                .isLessThan(1e-9);
        assertThat(backward.energies().reversed().getFirst())
                .isCloseTo(forward.energies().getFirst(), within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neighboursThatWereKeptGiveTheEnergyOfFreshOnes(long seed) {
        var structure = Structures.random(seed);
        var kept = EmtPotential.of(structure);
        kept.evaluate();

        for (int step = 1; step <= 10; step++) {
            var moved = Structures.shaken(structure, 0.01 * step, seed);
            var stretched = new Structure(moved.lattice().scaled(1 + 0.004 * step), moved.sites());
            double[] positions = Atoms.positions(stretched);
            double[] cell = Atoms.cell(stretched.lattice());
            double energy = kept.compute(positions, cell);
            var fresh = EmtPotential.of(structure);
            assertThat(energy).isCloseTo(fresh.compute(positions, cell), within(1e-9 * (1 + Math.abs(energy))));
        }
    }

    @Test
    void anAtomOnItsOwnHasItsCohesiveEnergyAndFeelsNothing() {
        var structure = new Structure(Lattice.cubic(1000), List.of(Site.of(Element.CU, Vector.ZERO)));

        var evaluation = EmtPotential.of(structure).evaluate();

        assertThat(evaluation.energy()).isCloseTo(-COPPER_E0, within(1e-12));
        assertThat(evaluation.largestForce()).isZero();
        assertThat(evaluation.stress().largest()).isZero();
    }

    @Test
    void allElementsWithoutParametersAreNamedAtOnce() {
        var structure = new Structure(
                Lattice.cubic(5),
                List.of(
                        Site.of(Element.FE, Vector.ZERO),
                        Site.of(Element.CU, new Vector(0.5, 0.5, 0)),
                        Site.of(Element.SI, new Vector(0.5, 0, 0.5))));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EmtPotential.of(structure))
                .withMessageContaining("no parameters for Fe, Si")
                .withMessageContaining("it knows H, C, N, O, Al, Ni, Cu, Pd, Ag, Pt, Au");
    }

    @Test
    void atomsAtTheSamePlaceAreNamedWithTheirDistance() {
        var structure = new Structure(
                Lattice.cubic(8),
                List.of(
                        Site.of(Element.CU, Vector.ZERO),
                        Site.of(Element.AU, new Vector(0.5, 0.5, 0.5)),
                        Site.of(Element.CU, new Vector(0.0125, 0, 0)),
                        Site.of(Element.AU, new Vector(0.5, 0.5, 0.5))));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EmtPotential.of(structure).evaluate())
                .satisfies(e -> assertThat(e.problems())
                        .satisfiesExactly(
                                first -> assertThat(first)
                                        .startsWith("Site 1 (Cu) and site 3 (Cu) are only 0.100 Å apart"),
                                second -> assertThat(second)
                                        .startsWith("Site 2 (Au) and site 4 (Au) are only 0.000 Å apart")));
    }

    @Test
    void atomsThatOverlapAcrossTheCellsBorderAreNamed() {
        var structure = new Structure(
                Lattice.cubic(8),
                List.of(Site.of(Element.CU, new Vector(0.005, 0, 0)), Site.of(Element.AU, new Vector(0.98, 0, 0))));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EmtPotential.of(structure).evaluate())
                .withMessageContaining("Site 1 (Cu) and a periodic image of site 2 (Au) are only 0.200 Å apart");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1e-3, 1e-7})
    void aLatticeTooShortForItsAtomIsToldAsSuch(double edge) {
        var structure = new Structure(
                new Lattice(new Vector(edge, 0, 0), new Vector(0, 400, 0), new Vector(0, 0, 4e5 / edge)),
                List.of(Site.of(Element.CU, Vector.ZERO)));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EmtPotential.of(structure).evaluate())
                .withMessageContaining("Each site is only %.3f Å from its own periodic image".formatted(edge));
    }

    @Test
    void aLatticeOfTheWrongScaleIsToldAsSuch() {
        var copper = Structures.copper(8);
        var structure = new Structure(copper.lattice().scaled(0.1), copper.sites());

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> EmtPotential.of(structure).evaluate())
                .withMessageContaining("2048 atoms in a cell of 24.1 Å³ are too dense")
                .withMessageContaining("is its scale right?");
    }

    @Test
    void aSkewedCellIsNoDifferentFromAnUprightOne() {
        var upright = Structures.shaken(Structures.copper(1), 0.05, 4);
        var old = upright.lattice();
        var skewed = new Lattice(
                old.a(), old.b().plus(old.a().times(1e4)), old.c().plus(old.b().times(-3e3)));
        var sites = upright.sites().stream()
                .map(site -> site.withFractional(skewed.toFractional(old.toCartesian(site.fractional()))))
                .toList();

        double energy = EmtPotential.of(new Structure(skewed, sites)).evaluate().energy();

        assertThat(energy).isCloseTo(EmtPotential.of(upright).evaluate().energy(), within(1e-6));
    }
}
