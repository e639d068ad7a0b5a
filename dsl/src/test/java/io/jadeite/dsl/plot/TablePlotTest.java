package io.jadeite.dsl.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.engine.problem.InputException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablePlotTest {
    private final Table energies = Table.create("energies")
            .addColumns(
                    DoubleColumn.create("volume_per_atom", 11.0, 11.5, 12.0, 12.5, 13.0),
                    DoubleColumn.create("energyPerAtom", 0.12, 0.03, 0.0, 0.02, 0.08),
                    DoubleColumn.create("max_force", 0.5, 0.1, 0.004, 0.1, 0.3),
                    StringColumn.create("formula", "Cu", "Cu", "Ag", "Ag", "Ag"),
                    BooleanColumn.create("converged", true, true, true, true, false));

    @Test
    void theSeriesIsTheTableAndTheAxesSayTheirUnits() {
        var plot = TablePlot.of(energies, Map.of("x", "volumePerAtom", "y", "energyPerAtom"));

        Gallery.show("xy", plot);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("volume per atom (Å³)");
        assertThat(panel.y().title()).isEqualTo("energy per atom (eV)");
        assertThat(panel.series()).hasSize(1);
        var points = panel.series().getFirst().points();
        assertThat(points.xs())
                .containsExactly(plot.table().doubleColumn("volume_per_atom").asDoubleArray());
        assertThat(points.ys())
                .containsExactly(plot.table().doubleColumn("energyPerAtom").asDoubleArray());
        assertThat(points.ys()).containsExactly(0.12, 0.03, 0.0, 0.02, 0.08);
        assertThat(plot.description())
                .contains("Energy per atom (eV) against volume per atom (Å³).")
                .contains("5 points, volume per atom from 11 to 13 Å³, energy per atom from 0 to 0.12 eV.");
    }

    @Test
    void aColumnSplitsTheOthersIntoSeriesThatLookDifferent() {
        var plot = TablePlot.of(energies, Map.of("x", "volume_per_atom", "y", "energyPerAtom", "by", "formula"));

        Gallery.show("by-formula", plot);
        var series = plot.figure().panels().getFirst().series();
        assertThat(series).extracting(one -> one.name()).containsExactly("Cu", "Ag");
        assertThat(series).extracting(one -> one.look()).containsExactly(0, 1);
        assertThat(series.getLast().points().xs()).containsExactly(12.0, 12.5, 13.0);
        assertThat(plot.table().stringColumn("formula").asList()).containsExactly("Cu", "Cu", "Ag", "Ag", "Ag");
    }

    @Test
    void pointsThatAreInNoOrderAreNotJoined() {
        var table = Table.create().addColumns(DoubleColumn.create("a", 2, 1, 3), DoubleColumn.create("b", 1, 2, 3));

        var loose = TablePlot.of(table, Map.of("x", "a", "y", "b"));
        var ordered = TablePlot.of(table, Map.of("x", "b", "y", "a"));
        var told = TablePlot.of(table, Map.of("x", "a", "y", "b", "as", "line"));

        assertThat(form(loose)).isEqualTo(Form.POINTS);
        assertThat(form(ordered)).isEqualTo(Form.LINE_AND_POINTS);
        assertThat(form(told)).isEqualTo(Form.LINE);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> TablePlot.of(
                        energies,
                        Map.of("x", "volum_per_atom", "y", "formula", "titel", "E(V)", "as", "lines", "logY", "no")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("plot has no 'titel'. Did you mean title?")
                .hasMessageContaining("There is no column 'volum_per_atom'. Did you mean volume_per_atom?")
                .hasMessageContaining("A plot needs numbers, and column 'formula' holds text.")
                .hasMessageContaining("Columns with numbers: volume_per_atom, energyPerAtom, max_force.")
                .hasMessageContaining("'as' is one of points, line, both, steps, found 'lines'. Did you mean line?")
                .hasMessageContaining("'logY' is true or false, found no.");
    }

    @Test
    void nothingToPlotIsSaid() {
        var empty = energies.emptyCopy();
        var missing = Table.create()
                .addColumns(DoubleColumn.create("a", 1, 2), DoubleColumn.create("b", Double.NaN, Double.NaN));

        assertThatThrownBy(() -> TablePlot.of(empty, Map.of("x", "volume_per_atom", "y", "energyPerAtom")))
                .hasMessage("There is nothing to plot: the table has no rows.");
        assertThatThrownBy(() -> TablePlot.of(missing, Map.of("x", "a", "y", "b")))
                .hasMessage("There is nothing to plot: none of the 2 rows has a number in 'a' and in 'b'.");
        assertThatThrownBy(() -> TablePlot.of(energies, Map.of()))
                .hasMessageContaining("Say which column goes along x, x: '…'.")
                .hasMessageContaining("Say which column to plot, y: '…'.");
        assertThatThrownBy(() -> TablePlot.of(energies, Map.of("x", "volume_per_atom", "y", "converged")))
                .hasMessageContaining("column 'converged' holds true and false");
    }

    @Test
    void rowsWithoutNumbersAreLeftOutAndCounted() {
        var table = Table.create()
                .addColumns(
                        DoubleColumn.create("a", 1, 2, 3, Double.NaN, 5),
                        DoubleColumn.create("b", 1, Double.NaN, 3, 4, Double.POSITIVE_INFINITY));

        var plot = TablePlot.of(table, Map.of("x", "a", "y", "b"));

        assertThat(plot.figure().note()).isEqualTo("Left out: 3 rows of 5 without a number to draw.");
        assertThat(plot.description()).contains("Left out: 3 rows of 5");
        assertThat(plot.table().doubleColumn("a").asDoubleArray()).containsExactly(1, 3);
    }

    @Test
    void aLogarithmicScaleLeavesOutWhatIsNotPositive() {
        var table = Table.create()
                .addColumns(IntColumn.create("step", 0, 1, 2), DoubleColumn.create("max_force", 0.1, 0, 0.001));

        var plot = TablePlot.of(table, Map.of("x", "step", "y", "max_force", "logY", true));

        assertThat(plot.figure().panels().getFirst().y().logarithmic()).isTrue();
        assertThat(plot.figure().note()).isEqualTo("Left out: 1 row of 3 without a positive number to draw.");
        assertThat(plot.png()).isNotEmpty();
    }

    @Test
    void aSinglePointAndEqualValuesAreDrawn() {
        var one = Table.create()
                .addColumns(DoubleColumn.create("a", new double[] {5}), DoubleColumn.create("b", new double[] {-3}));
        var flat = Table.create().addColumns(DoubleColumn.create("a", 1, 2, 3), DoubleColumn.create("b", 7, 7, 7));

        var single = TablePlot.of(one, Map.of("x", "a", "y", "b"));
        var level = TablePlot.of(flat, Map.of("x", "a", "y", "b", "logX", true));

        Gallery.show("single", single);
        Gallery.show("level", level);
        assertThat(single.png()).isNotEmpty();
        assertThat(single.description()).contains("1 point, a from 5 to 5, b from -3 to -3.");
        assertThat(level.svg()).contains("<svg");
    }

    @Test
    void aMillionPointsAreThinnedAndItSaysSo() {
        var random = new Random(7);
        int count = 1_000_000;
        var walk = new double[count];
        for (int i = 1; i < count; i++) {
            walk[i] = walk[i - 1] + random.nextGaussian();
        }
        walk[700_001] = 5_000;
        var table = Table.create()
                .addColumns(
                        DoubleColumn.create(
                                "time (fs)",
                                IntStream.range(0, count).asDoubleStream().toArray()),
                        DoubleColumn.create("energy", walk));

        var line = TablePlot.of(table, Map.of("x", "time", "y", "energy", "as", "line"));
        var points = TablePlot.of(table, Map.of("x", "time", "y", "energy", "as", "points"));

        Gallery.show("million", line);
        Gallery.show("million-points", points);
        assertThat(line.figure().note())
                .matches(
                        "Of 1,000,000 points [0-9],[0-9]{3} are drawn; the others would lie on the same pixels\\. The table has all\\.");
        assertThat(line.table().rowCount()).isEqualTo(count);
        assertThat(line.figure().panels().getFirst().x().title()).isEqualTo("time (fs)");
        assertThat(line.svg().length()).isLessThan(1_000_000);
        assertThat(points.figure().note()).contains("points");
    }

    @Test
    void timesAreToldFromTheFirstOne() {
        var start = Instant.parse("2026-11-24T10:00:00Z");
        var table = Table.create()
                .addColumns(
                        InstantColumn.create(
                                "finished", List.of(start, start.plusSeconds(3600), start.plusSeconds(7200 * 3))),
                        IntColumn.create("runs", 1, 2, 3));

        var plot = TablePlot.of(table, Map.of("x", "finished", "y", "runs"));

        assertThat(plot.figure().panels().getFirst().x().title()).isEqualTo("finished, since 2026-11-24T10:00:00Z (h)");
        assertThat(plot.figure()
                        .panels()
                        .getFirst()
                        .series()
                        .getFirst()
                        .points()
                        .xs())
                .containsExactly(0, 1, 6);
    }

    @Test
    void oneAxisDoesNotMixUnits() {
        assertThatThrownBy(() -> TablePlot.of(
                        energies, Map.of("x", "volume_per_atom", "y", List.of("energyPerAtom", "max_force"))))
                .hasMessageContaining("One axis can't have several units: energyPerAtom in eV, max_force in eV/Å.");
    }

    @Test
    void tooManySeriesAreRefused() {
        var table = Table.create()
                .addColumns(
                        IntColumn.create("a", IntStream.range(0, 20).toArray()),
                        IntColumn.create("b", IntStream.range(0, 20).toArray()),
                        StringColumn.create(
                                "name",
                                IntStream.range(0, 20).mapToObj(i -> "n" + i).toArray(String[]::new)));

        assertThatThrownBy(() -> TablePlot.of(table, Map.of("x", "a", "y", "b", "by", "name")))
                .hasMessage(
                        "Column 'name' has 20 different values; a plot tells at most 12 series apart. Filter the table first.");
    }

    @Test
    void titleAndSizeAreAsAsked() {
        var plot = TablePlot.of(
                energies,
                Map.of(
                        "x",
                        "volume_per_atom",
                        "y",
                        "energyPerAtom",
                        "title",
                        "Copper & silver",
                        "width",
                        500,
                        "height",
                        300));

        assertThat(plot.title()).isEqualTo("Copper & silver");
        assertThat(plot.svg()).contains("width=\"500\" height=\"300\"").contains("<title>Copper &amp; silver</title>");
        assertThatThrownBy(() ->
                        TablePlot.of(energies, Map.of("x", "volume_per_atom", "y", "energyPerAtom", "width", 100000)))
                .hasMessage("A plot's width is between 200 and 8000 pixels, found 100000.");
    }

    private static Form form(Plot plot) {
        return plot.figure().panels().getFirst().series().getFirst().form();
    }
}
