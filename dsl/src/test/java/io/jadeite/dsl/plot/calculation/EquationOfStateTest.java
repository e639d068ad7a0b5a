package io.jadeite.dsl.plot.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.engine.emt.EmtPotential;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.structure.Element;
import io.jadeite.engine.structure.Lattice;
import io.jadeite.engine.structure.Site;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.structure.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EquationOfStateTest {
    private static final BirchMurnaghan ALUMINIUM = new BirchMurnaghan(-3.74, 16.5, 77.2, 4.6, 0);

    @Test
    void pointsOfTheEquationGiveItsParametersBack() {
        long seed = 20261124;
        var random = new Random(seed);

        for (int law = 0; law < 200; law++) {
            var truth = new BirchMurnaghan(
                    random.nextDouble(-900, 10),
                    random.nextDouble(5, 4000),
                    random.nextDouble(2, 450),
                    random.nextDouble(2.5, 7),
                    0);
            var volumes = random.doubles(4 + law % 9, 0.9, 1.12)
                    .map(share -> share * truth.volume())
                    .toArray();
            double nearest = nearestTwo(volumes) / truth.volume();
            if (nearest < 1e-3) {
                continue;
            }

            var fit = EquationOfState.of(volumes, energies(truth, volumes)).fit();

            assertThat(fit.volume())
                    .as("seed %d, law %d: %s", seed, law, truth)
                    .isCloseTo(truth.volume(), offset(1e-5 * truth.volume()));
            assertThat(fit.bulkModulus()).isCloseTo(truth.bulkModulus(), offset(1e-2 * truth.bulkModulus()));
            assertThat(fit.energyAt(truth.volume())).isCloseTo(truth.energy(), offset(1e-6));
        }
    }

    @Test
    void theCurveHasItsMinimumAndCurvatureWhereItSays() {
        double volume = ALUMINIUM.volume();
        double step = 1e-2;

        double curvature =
                (ALUMINIUM.energyAt(volume + step) - 2 * ALUMINIUM.energyAt(volume) + ALUMINIUM.energyAt(volume - step))
                        / (step * step);

        assertThat(ALUMINIUM.energyAt(volume)).isEqualTo(-3.74);
        assertThat(volume * curvature * BirchMurnaghan.GPA).isCloseTo(77.2, offset(0.01));
    }

    @Test
    void pointsAndCurveAreDrawnAndTheResultIsSaidWithUnits() {
        var volumes = new double[] {15, 15.5, 16, 16.5, 17, 17.5, 18};
        var state = EquationOfState.of(volumes, energies(ALUMINIUM, volumes));

        var plot = state.plot();

        Gallery.show("equation-of-state", plot);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("volume (Å³)");
        assertThat(panel.y().title()).isEqualTo("energy (eV)");
        assertThat(panel.series().get(1).points().xs())
                .containsExactly(plot.table().doubleColumn("volume").asDoubleArray());
        assertThat(panel.series().get(1).points().ys())
                .containsExactly(plot.table().doubleColumn("energy").asDoubleArray());
        assertThat(plot.table().doubleColumn("energy_fitted").get(3)).isCloseTo(-3.74, offset(1e-9));
        assertThat(plot.figure().note())
                .startsWith("V₀ = 16.5 Å³, E₀ = -3.74 eV, B₀ = 77.2 GPa, B₀′ = 4.6; root mean square below 0.001 meV.");
        assertThat(plot.description())
                .contains("Energies at 7 volumes with a Birch–Murnaghan fit.")
                .contains("B₀ = 77.2 GPa");
    }

    @Test
    void copperOfTheBuiltInPotentialIsAsStiffAsItsAuthorsSay() {
        var edges =
                IntStream.rangeClosed(0, 10).mapToDouble(i -> 3.5 + 0.02 * i).toArray();
        var volumes = Arrays.stream(edges).map(edge -> edge * edge * edge).toArray();
        var energies = Arrays.stream(edges).map(edge -> energyOfCopper(edge)).toArray();

        var fit = EquationOfState.of(volumes, energies).fit();

        assertThat(Math.cbrt(fit.volume())).isCloseTo(3.59, offset(0.02));
        assertThat(fit.bulkModulus()).isBetween(120.0, 150.0);
    }

    @Test
    void tooFewVolumesAreRefused() {
        assertThatThrownBy(() -> EquationOfState.of(new double[] {10, 11, 12}, new double[] {1, 0, 1}))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "An equation of state has four parameters and needs at least four different volumes, found 3. Calculate more.");
        assertThatThrownBy(() -> EquationOfState.of(new double[] {10, 11, 11, 11, 12}, new double[] {1, 0, 0, 0, 1}))
                .hasMessageContaining("found 3");
        assertThatThrownBy(() -> EquationOfState.of(new double[] {10, 11}, new double[] {1}))
                .hasMessageContaining("found 1 and 2");
        assertThatThrownBy(() -> EquationOfState.of(new double[] {-10, 11}, new double[] {1, Double.NaN}))
                .hasMessageContaining("Point 1 of the equation of state has volume -10.0 Å³")
                .hasMessageContaining("Point 2 of the equation of state");
    }

    @Test
    void energiesWithoutAMinimumAreRefused() {
        assertThatThrownBy(() -> EquationOfState.of(new double[] {10, 11, 12, 13, 14}, new double[] {0, 1, 1.5, 1, 0}))
                .hasMessageStartingWith(
                        "The energies have no minimum that an equation of state could have, between or near the volumes 10 to 14 Å³.");
    }

    @Test
    void aMinimumOutsideTheVolumesIsSaid() {
        var volumes = new double[] {17.5, 18, 18.5, 19, 19.5};

        var plot = EquationOfState.of(volumes, energies(ALUMINIUM, volumes)).plot();

        assertThat(plot.figure().note()).endsWith("The minimum lies outside the volumes: calculate some around it.");
    }

    private static double[] energies(BirchMurnaghan state, double[] volumes) {
        return Arrays.stream(volumes).map(state::energyAt).toArray();
    }

    private static double nearestTwo(double[] values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        return IntStream.range(1, sorted.length)
                .mapToDouble(i -> sorted[i] - sorted[i - 1])
                .min()
                .orElseThrow();
    }

    private static double energyOfCopper(double edge) {
        var sites = List.of(
                        new Vector(0, 0, 0), new Vector(0.5, 0.5, 0), new Vector(0.5, 0, 0.5), new Vector(0, 0.5, 0.5))
                .stream()
                .map(place -> Site.of(Element.CU, place))
                .toList();
        return EmtPotential.of(new Structure(Lattice.cubic(edge), sites))
                .evaluate()
                .energy();
    }
}
