package io.jadeite.dsl.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.dsl.plot.figure.Form;
import io.jadeite.engine.problem.InputException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HistogramTest {
    private final Table gaps = Table.create()
            .addColumns(
                    DoubleColumn.create("band_gap", 0, 0.1, 0.9, 1.0, 1.1, 2.0, Double.NaN),
                    StringColumn.create("formula", "A", "B", "C", "D", "E", "F", "G"));

    @Test
    void barsAreAsHighAsTheTableCounts() {
        var plot = Histogram.of(gaps, Map.of("x", "bandGap", "bins", 4));

        assertThat(plot.table().doubleColumn("from").asDoubleArray()).containsExactly(0, 0.5, 1.0, 1.5);
        assertThat(plot.table().doubleColumn("to").asDoubleArray()).containsExactly(0.5, 1.0, 1.5, 2.0);
        assertThat(plot.table().intColumn("count").asList()).containsExactly(2, 1, 2, 1);
        var panel = plot.figure().panels().getFirst();
        assertThat(panel.x().title()).isEqualTo("band gap (eV)");
        assertThat(panel.y().title()).isEqualTo("count");
        var bars = panel.series().getFirst();
        assertThat(bars.form()).isEqualTo(Form.BARS);
        assertThat(bars.points().xs()).startsWith(0, 0, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0);
        assertThat(bars.points().ys()).startsWith(0, 2, 2, 0, 0, 1, 1, 0);
        for (int bin = 0; bin < 4; bin++) {
            var corners = IntStream.of(4 * bin + 1, 4 * bin + 2);
            assertThat(corners.mapToDouble(corner -> bars.points().ys()[corner]))
                    .containsOnly(plot.table().intColumn("count").getDouble(bin));
            assertThat(bars.points().xs()[4 * bin + 1])
                    .isEqualTo(plot.table().doubleColumn("from").get(bin));
            assertThat(bars.points().xs()[4 * bin + 2])
                    .isEqualTo(plot.table().doubleColumn("to").get(bin));
        }
        assertThat(plot.figure().note()).isEqualTo("Left out: 1 row without a number.");
        assertThat(plot.description()).contains("Histogram of 6 values in 4 bins; most, 2, lie from 0 to 0.5 eV.");
    }

    @Test
    void everyValueIsCountedOnceWhateverTheBins() {
        long seed = 20261124;
        var random = new Random(seed);
        var values = random.doubles(5000, -3, 11).toArray();
        var table = Table.create().addColumns(DoubleColumn.create("energy", values));

        for (int bins : new int[] {1, 2, 7, 100, 1000}) {
            var plot = Histogram.of(table, Map.of("x", "energy", "bins", bins));

            assertThat(plot.table().rowCount()).as("seed %d", seed).isEqualTo(bins);
            assertThat(plot.table().intColumn("count").sum()).isEqualTo(5000);
        }
    }

    @Test
    void binsFitTheDataWhereNothingIsSaid() {
        var random = new Random(3);
        var values = random.doubles(1000).map(value -> random.nextGaussian()).toArray();
        var table = Table.create().addColumns(DoubleColumn.create("energy", values));

        var plot = Histogram.of(table, Map.of("x", "energy"));

        Gallery.show("histogram", plot);
        assertThat(plot.table().rowCount()).isBetween(15, 50);
        double width = plot.table().doubleColumn("to").get(0)
                - plot.table().doubleColumn("from").get(0);
        var sorted = Arrays.stream(values).sorted().toArray();
        assertThat(width).isCloseTo(2 * (sorted[749] - sorted[249]) / 10, Percentage.withPercentage(7));
    }

    @Test
    void aMillionValuesAreCounted() {
        var values = new Random(5).doubles(1_000_000).toArray();
        values[3] = Double.NaN;
        values[4] = Double.NEGATIVE_INFINITY;

        var plot =
                Histogram.of(Table.create().addColumns(DoubleColumn.create("energy", values)), Map.of("x", "energy"));

        assertThat(plot.table().intColumn("count").sum()).isEqualTo(999_998);
        assertThat(plot.figure().note()).isEqualTo("Left out: 2 rows without a number.");
        assertThat(plot.svg().length()).isLessThan(200_000);
    }

    @Test
    void equalValuesAreOneBar() {
        var table = Table.create().addColumns(DoubleColumn.create("n", 4, 4, 4));

        var plot = Histogram.of(table, Map.of("x", "n"));

        assertThat(plot.table().intColumn("count").asList()).containsExactly(3);
        assertThat(plot.png()).isNotEmpty();
    }

    @Test
    void whatCanNotBeCountedIsRefused() {
        assertThatThrownBy(() -> Histogram.of(gaps, Map.of("x", "formula", "bins", 0, "color", "red")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("column 'formula' holds text")
                .hasMessageContaining("'bins' is a whole number from 1 to 1000, found 0.")
                .hasMessageContaining("plot.histogram has no 'color'.");
        assertThatThrownBy(() -> Histogram.of(gaps.emptyCopy(), Map.of("x", "band_gap")))
                .hasMessage("There is nothing to plot: none of the 0 rows has a number in 'band_gap'.");
    }
}
