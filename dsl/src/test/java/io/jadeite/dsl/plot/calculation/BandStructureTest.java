package io.jadeite.dsl.plot.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.dsl.plot.figure.Mark;
import io.jadeite.engine.problem.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BandStructureTest {
    private static final int POINTS = 81;

    private final double[] distances =
            IntStream.range(0, POINTS).mapToDouble(k -> k * 0.025).toArray();
    private final List<Mark> labels = List.of(
            new Mark(0, "L"),
            new Mark(0.5, "Γ"),
            new Mark(1, "X"),
            new Mark(1.5, "U"),
            new Mark(1.5, "K"),
            new Mark(2, "Γ"));

    @Test
    void eachBandIsDrawnFromTheFermiEnergyAsTheTableHasIt() {
        var bands = BandStructure.of(
                distances,
                labels,
                new double[][][] {{band(3.5, -0.8, 0), band(3.9, -0.9, 0.3), band(6.1, 0.9, 0.3)}},
                5);

        var plot = bands.plot();

        var panel = plot.figure().panels().getFirst();
        assertThat(panel.y().title()).isEqualTo("energy − Fermi energy (eV)");
        assertThat(panel.x().marks()).extracting(Mark::name).containsExactly("L", "Γ", "X", "U|K", "Γ");
        var lines = panel.series().stream()
                .filter(series -> series.form() == Form.LINE)
                .toList();
        assertThat(lines).hasSize(3);
        for (int band = 0; band < 3; band++) {
            int number = band + 1;
            var rows = plot.table().where(table -> table.intColumn("band").isEqualTo(number));
            assertThat(lines.get(band).points().ys())
                    .containsExactly(rows.doubleColumn("energy (eV)").asDoubleArray());
            assertThat(lines.get(band).points().xs()).containsExactly(distances);
        }
        assertThat(plot.description())
                .contains("3 bands, along L, Γ, X, U, K, Γ.")
                .contains("A direct gap of 0.40018 eV.")
                .contains("The Fermi energy is at 0.");
    }

    @Test
    void theGapLiesBetweenHighestOccupiedAndLowestEmptyState() {
        var direct =
                BandStructure.of(new double[] {0, 1, 2}, List.of(), new double[][][] {{{-2, -1, -2}, {2, 1.5, 2}}}, 0);
        var indirect = BandStructure.of(
                new double[] {0, 1, 2}, List.of(), new double[][][] {{{-2, -1, -2}, {2, 1.5, 1.1}}}, 0);
        var metal = BandStructure.of(
                new double[] {0, 1, 2}, List.of(), new double[][][] {{{-2, 0.5, -2}, {2, 1.5, 1.1}}}, 0);

        assertThat(direct.gap()).hasValueSatisfying(gap -> {
            assertThat(gap.energy()).isEqualTo(2.5);
            assertThat(gap.direct()).isTrue();
        });
        assertThat(indirect.gap()).hasValueSatisfying(gap -> {
            assertThat(gap.energy()).isCloseTo(2.1, offset(1e-12));
            assertThat(gap.direct()).isFalse();
        });
        assertThat(metal.gap()).isEmpty();
        assertThat(metal.plot().description()).contains("No gap: bands cross the Fermi energy.");
    }

    @Test
    void bandsAndDensityOfStatesShareTheScaleOfEnergy() {
        var bands = BandStructure.of(
                distances,
                labels,
                new double[][][] {
                    {band(3.5, -0.8, 0), band(3.7, -1.2, 0.3), band(6.1, 0.9, 0.3)},
                    {band(3.8, -0.8, 0), band(3.75, -1.2, 0.3), band(6.6, 0.9, 0.3)}
                },
                5);
        var energies = IntStream.range(0, 600).mapToDouble(i -> -2 + 0.02 * i).toArray();
        var density = new DensityOfStates(
                Arrays.stream(energies).boxed().toList(),
                List.of(
                        Arrays.stream(energies)
                                .map(e -> peak(e, 3.4) + peak(e, 4.3) + peak(e, 6.5))
                                .boxed()
                                .toList(),
                        Arrays.stream(energies)
                                .map(e -> peak(e, 3.7) + peak(e, 4.7) + peak(e, 7))
                                .boxed()
                                .toList()),
                5);

        var plot = bands.plot(density);

        Gallery.show("bands", plot);
        var panels = plot.figure().panels();
        assertThat(panels).hasSize(2);
        assertThat(panels.getLast().y().range()).isEqualTo(panels.getFirst().y().range());
        assertThat(panels.getFirst().y().title()).isEqualTo("energy − Fermi energy (eV)");
        assertThat(panels.getLast().x().title()).isEqualTo("DOS (states/eV)");
        assertThat(panels.getLast().series().getFirst().points().ys())
                .containsExactly(density.table().doubleColumn("energy (eV)").asDoubleArray());
        assertThat(panels.getFirst().series())
                .extracting(series -> series.name())
                .contains("spin up", "spin down");
        assertThat(panels.getLast().series().getFirst().points().xs())
                .containsExactly(
                        density.table().doubleColumn("density, spin up").asDoubleArray());
    }

    @Test
    void aDensityAloneIsDrawnLying() {
        var density = new DensityOfStates(List.of(4.0, 5.0, 6.0), List.of(List.of(1.0, 0.0, 2.0)), 5);

        var plot = density.plot();

        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("energy − Fermi energy (eV)");
        assertThat(panel.y().title()).isEqualTo("density of states (states/eV)");
        assertThat(panel.series().getFirst().points().xs())
                .containsExactly(plot.table().doubleColumn("energy (eV)").asDoubleArray())
                .containsExactly(-1, 0, 1);
        assertThat(panel.series().getFirst().points().ys())
                .containsExactly(plot.table().doubleColumn("density").asDoubleArray());
    }

    @Test
    void aLineIsInterruptedWhereThePathJumps() {
        var bands = BandStructure.of(new double[] {0, 1, 1, 2}, List.of(), new double[][][] {{{-1, -2, -3, -4}}}, 0);

        var line = bands.plot().figure().panels().getFirst().series().stream()
                .filter(series -> series.form() == Form.LINE)
                .findFirst()
                .orElseThrow();

        assertThat(line.points().ys()).containsExactly(-1, -2, Double.NaN, -3, -4);
        var shown = bands.plot().figure().panels().getFirst().y().range().orElseThrow();
        assertThat(shown.low()).isCloseTo(-4.18, offset(1e-9));
        assertThat(shown.high()).isCloseTo(0.68, offset(1e-9));
    }

    @Test
    void allThatIsWrongWithBandsIsToldAtOnce() {
        assertThatThrownBy(() -> BandStructure.of(
                        new double[] {0, 2, 1}, List.of(), new double[][][] {{{1, 2, 3}, {1, 2}}}, Double.NaN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("k point 3 at 1.0 1/Å comes after 2.0 1/Å")
                .hasMessageContaining("Band 2 of spin 1 needs a number for each of 3 k points, found 2 energies.")
                .hasMessageContaining("needs a Fermi energy, found NaN");
        assertThatThrownBy(() -> new DensityOfStates(List.of(1.0), List.of(), 0))
                .hasMessageContaining("at least two energies, found 1")
                .hasMessageContaining("one or two spins, found 0");
    }

    private double[] band(double middle, double width, double phase) {
        return Arrays.stream(distances)
                .map(k -> middle + width * Math.cos(2 * Math.PI * (k - 0.5) + phase))
                .toArray();
    }

    private static double peak(double energy, double at) {
        return 3 * Math.exp(-Math.pow((energy - at) / 0.5, 2));
    }
}
