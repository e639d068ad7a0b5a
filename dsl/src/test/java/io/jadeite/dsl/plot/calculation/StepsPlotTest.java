package io.jadeite.dsl.plot.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.plot.Gallery;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.IonicStep;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsPlotTest {
    private final List<IonicStep> relaxation = IntStream.range(0, 12)
            .mapToObj(i -> step(i, -0.22 + 0.4 * Math.exp(-0.6 * i), 0.9 * Math.exp(-0.5 * i)))
            .toList();

    @Test
    void energyAndForceOfARelaxationAreDrawnAsTheTableHasThem() {
        var plot = new Convergence("Cu32", relaxation).plot();

        Gallery.show("convergence", plot);
        var panels = plot.figure().panels();
        assertThat(panels).hasSize(2);
        assertThat(panels.getFirst().y().title()).isEqualTo("energy (eV)");
        assertThat(panels.getLast().y().title()).isEqualTo("largest force (eV/Å)");
        assertThat(panels.getLast().y().logarithmic()).isTrue();
        assertThat(panels).allSatisfy(panel -> assertThat(panel.x().title()).isEqualTo("ionic step"));
        assertThat(panels)
                .allSatisfy(
                        panel -> assertThat(panel.series().getFirst().points().xs())
                                .containsExactly(plot.table().intColumn("step").asDoubleArray()));
        assertThat(panels.getFirst().series().getFirst().points().ys())
                .containsExactly(plot.table().doubleColumn("energy").asDoubleArray());
        assertThat(panels.getLast().series().getFirst().points().ys())
                .containsExactly(plot.table().doubleColumn("max_force").asDoubleArray());
        assertThat(plot.description())
                .contains(
                        "From step 0 to step 11 the energy changes by -0.39946 eV; the largest force ends at 0.0036781 eV/Å.");
    }

    @Test
    void aForceOfZeroIsDrawnOnALinearScale() {
        var plot = new Convergence("Cu4", List.of(step(0, 1, 0), step(1, 0.5, 0))).plot();

        assertThat(plot.figure().panels().getLast().y().logarithmic()).isFalse();
        assertThat(plot.png()).isNotEmpty();
    }

    @Test
    void forcesThatAreAlikeHaveNumbersOnTheirLogarithmicScale() {
        var plot = new Convergence("Cu4", List.of(step(0, 1, 0.7), step(1, 0.5, 0.4), step(2, 0.4, 0.3))).plot();

        Gallery.show("convergence-short", plot);
        assertThat(plot.figure().panels().getLast().y().logarithmic()).isTrue();
        assertThat(plot.png()).isNotEmpty();
    }

    @Test
    void stepsWithoutForcesShowTheEnergyAlone() {
        var steps = List.of(new IonicStep(
                0, -1, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(40), OptionalDouble.empty()));

        var plot = new Convergence("Cu4", steps).plot();

        assertThat(plot.figure().panels()).hasSize(1);
        assertThat(plot.table().columnNames()).containsExactly("step", "energy", "volume");
    }

    @Test
    void noStepsAreNothingToPlot() {
        assertThatThrownBy(() -> new Convergence("run 7", List.of()).plot())
                .isInstanceOf(InputException.class)
                .hasMessage("There is nothing to plot: run 7 has no ionic steps.");
    }

    @Test
    void aMotionShowsTemperatureAndEnergyAlongItsTime() {
        var steps = IntStream.range(0, 400)
                .mapToObj(i -> new IonicStep(
                        10 * i,
                        3 + Math.sin(i / 9.0),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(370),
                        OptionalDouble.of(300 + 40 * Math.sin(i / 7.0) + 15 * Math.cos(i * 1.3))))
                .toList();

        var plot = new Trajectory("Cu32", steps, OptionalDouble.of(2)).plot();

        Gallery.show("trajectory", plot);
        var panels = plot.figure().panels();
        assertThat(panels.getFirst().x().title()).isEqualTo("time (fs)");
        assertThat(panels.getFirst().y().title()).isEqualTo("temperature (K)");
        assertThat(panels.getLast().y().title()).isEqualTo("potential energy (eV)");
        assertThat(panels.getFirst().series().getFirst().points().xs())
                .containsExactly(plot.table().doubleColumn("time (fs)").asDoubleArray())
                .startsWith(0, 20, 40);
        assertThat(panels.getFirst().series().getFirst().points().ys())
                .containsExactly(plot.table().doubleColumn("temperature").asDoubleArray());
        assertThat(panels.getLast().x().title()).isEqualTo("time (fs)");
        assertThat(panels.getLast().series().getFirst().points().ys())
                .containsExactly(plot.table().doubleColumn("energy").asDoubleArray());
        assertThat(plot.description()).contains("The mean temperature is 30");
    }

    @Test
    void aLongMotionIsThinnedAndSaysSo() {
        var steps = IntStream.range(0, 100_000)
                .mapToObj(i -> new IonicStep(
                        i,
                        Math.sin(i / 900.0),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(300 + 40 * Math.sin(i * 1.3))))
                .toList();

        var plot = new Trajectory("Cu32", steps, OptionalDouble.of(2)).plot();

        assertThat(plot.figure().note()).matches("Of 200,000 points [0-9],[0-9]{3} are drawn; .*The table has all\\.");
        assertThat(plot.description()).contains("Of 200,000 points");
        assertThat(plot.table().rowCount()).isEqualTo(100_000);
        assertThat(plot.svg().length()).isLessThan(1_000_000);
    }

    @Test
    void aRelaxationIsNoMotion() {
        assertThatThrownBy(() -> new Trajectory("run 3", relaxation, OptionalDouble.empty()).plot())
                .hasMessageContaining("run 3 has no step with a temperature")
                .hasMessageContaining("plot.convergence");
    }

    private static IonicStep step(int number, double energy, double force) {
        return new IonicStep(
                number,
                energy,
                OptionalDouble.of(force),
                OptionalDouble.of(force / 10),
                OptionalDouble.of(370),
                OptionalDouble.empty());
    }
}
