package io.jadeite.dsl.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.jadeite.dsl.plot.figure.Figure.Arrangement;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    private final Figure figure = Figure.of(
            "Energy & \"volume\" <1>",
            Panel.of(
                            Axis.of("volume", "Å³"),
                            Axis.of("energy", "eV"),
                            List.of(
                                    Series.of(
                                            "calculated",
                                            Form.LINE_AND_POINTS,
                                            new double[] {1, 2, 3},
                                            new double[] {3, 1, 2},
                                            0),
                                    Series.of(
                                            "fitted",
                                            Form.LINE,
                                            new double[] {1, 2, 3},
                                            new double[] {3.1, 1.1, 2.1},
                                            1)))
                    .labelled(List.of(new Label(2, 1, "minimum", true))));

    @Test
    void theSameFigureGivesTheSamePicture() {
        assertThat(Picture.svg(figure, "words")).isEqualTo(Picture.svg(figure, "words"));
        assertThat(Picture.png(figure, 2)).isEqualTo(Picture.png(figure, 2));
    }

    @Test
    void anSvgIsWellFormedAndSpeaks() {
        var svg = Picture.svg(figure, "Energy falls & rises.");

        var root = Xml.parse(svg).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-label")).isEqualTo("Energy & \"volume\" <1>");
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Energy & \"volume\" <1>");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Energy falls & rises.");
        assertThat(root.getAttribute("style")).contains("font-size:12px");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 760 460");
    }

    @Test
    void twoPicturesOnOnePageShareNoNames() {
        var other = figure.titled("Another");

        var first = names(Picture.svg(figure, ""));
        var second = names(Picture.svg(other, ""));

        assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
    }

    @Test
    void aPngHasAsManyPixelsAsItsScaleSays() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(Picture.png(figure, 1.5)));

        assertThat(image.getWidth()).isEqualTo(1140);
        assertThat(image.getHeight()).isEqualTo(690);
    }

    @Test
    void seriesAreDrawnInColoursThatColourBlindPeopleTellApart() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(Picture.png(figure, 2)));

        var colours = IntStream.range(0, image.getWidth() * image.getHeight())
                .mapToObj(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
                .distinct()
                .toList();
        assertThat(colours).contains(0x0072b2, 0xd55e00);
        assertThat(IntStream.range(0, 28)
                        .mapToObj(look -> Look.colour(look) + " "
                                + List.of(Look.dash(look).length, Look.dash(look).length == 0 ? 0 : Look.dash(look)[0]))
                        .distinct())
                .hasSize(28);
        assertThat(IntStream.range(0, 35)
                        .mapToObj(look -> Look.colour(look) + " " + Look.marker(look))
                        .distinct())
                .hasSize(35);
    }

    @Test
    void whatIsCountedHasTicksAtWholeNumbersOnly() {
        var steps = Figure.of(
                "",
                Panel.of(
                        Axis.of("step", ""),
                        Axis.of("runs", ""),
                        List.of(Series.of(
                                "", Form.LINE, new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, 1, 2, 1, 2, 3}, 0))));

        var panel = steps.panels().getFirst();
        var ends = List.of(
                panel.shownX().low(),
                panel.shownX().high(),
                panel.shownY().low(),
                panel.shownY().high());

        for (int width : new int[] {400, 760, 1400}) {
            var ticks = new ArrayList<Double>();
            var chart = new Drawing(steps.sized(width, 460)).placed().getFirst().chart();
            Function<Double, String> noting = value -> {
                ticks.add(value);
                return Double.toString(value);
            };
            chart.getStyler().setXAxisTickLabelsFormattingFunction(noting);
            chart.getStyler().setYAxisTickLabelsFormattingFunction(noting);

            chart.paint(new BufferedImage(1400, 500, BufferedImage.TYPE_INT_RGB).createGraphics(), width, 460);

            // XChart also asks how wide the ends of each axis would be.
            assertThat(ticks)
                    .filteredOn(tick -> !ends.contains(tick))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(tick -> assertThat(tick).isCloseTo(Math.rint(tick), offset(1e-9)));
        }
    }

    @Test
    void fewStepsDoNotTakeThePlacesOfALowPanelAway() {
        var few = Figure.of(
                        "",
                        Panel.of(
                                Axis.of("step", ""),
                                Axis.of("force", "eV/Å").asLogarithmic(true),
                                List.of(Series.of(
                                        "", Form.LINE, new double[] {0, 1, 2}, new double[] {0.3, 0.5, 0.7}, 0))))
                .sized(760, 220);

        var chart = new Drawing(few).placed().getFirst().chart();
        chart.paint(new BufferedImage(800, 300, BufferedImage.TYPE_INT_RGB).createGraphics(), 760, 220);

        assertThat(chart.getScreenYFromChart(0.3)).isGreaterThan(chart.getScreenYFromChart(0.5) + 20);
        assertThat(chart.getScreenYFromChart(0.5)).isGreaterThan(chart.getScreenYFromChart(0.7) + 20);
    }

    @Test
    void fractionsOfWhatIsCountedHaveNoWordsAndStillDiffer() {
        var numbers = Ticks.ofWhole(new Range(-0.1, 2.1));

        var words = Stream.of(0.0, 0.5, 1.0, 1.5, 2.0).map(numbers).toList();

        assertThat(words).doesNotHaveDuplicates();
        assertThat(words.stream().map(word -> word.replace('\u00a0', ' ').strip()))
                .containsExactly("0", "", "1", "", "2");
    }

    @Test
    void ticksHaveTheDigitsThatTellThemApart() {
        var small = Ticks.of(new Range(-0.22, 0.18));
        var near = Ticks.of(new Range(-512.34571, -512.34562));
        var large = Ticks.of(new Range(0, 1e6));

        assertThat(List.of(small.apply(-0.2), small.apply(1e-17))).containsExactly("−0.2", "0");
        assertThat(List.of(near.apply(-512.34565), near.apply(-512.34564))).containsExactly("−512.34565", "−512.34564");
        assertThat(large.apply(200_000.0)).isEqualTo("200,000");
    }

    @Test
    void aLogarithmicAxisHasNumbersAlsoBetweenThePowersOfTenWhereThereAreFew() {
        assertThat(LogTicks.told(new Range(0.02, 300))).containsExactly(0.1, 1.0, 10.0, 100.0);
        assertThat(LogTicks.told(new Range(0.3, 6))).containsExactly(0.5, 1.0, 2.0, 5.0);
        assertThat(LogTicks.told(new Range(0.25, 0.7))).containsExactly(0.3, 0.4, 0.5, 0.6, 0.7);
        var words = LogTicks.of(new Range(1e-6, 20_000));
        assertThat(List.of(words.apply(0.1), words.apply(10_000.0), words.apply(1e-6), words.apply(0.3)))
                .containsExactly("0.1\u00a0", "10,000\u00a0", "1E\u22126\u00a0", " ");
    }

    @Test
    void whatStandsOnZeroHasAZeroOnItsAxis() {
        var bars = Figure.of(
                "",
                Panel.of(
                        Axis.of("energy", "eV"),
                        Axis.of("count", ""),
                        List.of(Series.of(
                                "", Form.BARS, new double[] {0, 0, 1, 1}, new double[] {0, 110, 110, 0}, 0))));
        var words = new ArrayList<String>();
        var chart = new Drawing(bars).placed().getFirst().chart();
        var usual = chart.getStyler().getYAxisTickLabelsFormattingFunction();
        chart.getStyler().setYAxisTickLabelsFormattingFunction(value -> {
            words.add(usual.apply(value));
            return usual.apply(value);
        });

        chart.paint(new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB).createGraphics(), 760, 460);

        assertThat(bars.panels().getFirst().shownY().low()).isNegative();
        assertThat(words).contains("0", "100");
    }

    @Test
    void picturesLookTheSameInEveryLocale() {
        var before = Locale.getDefault();
        var expected = Picture.svg(figure, "");
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(Picture.svg(figure, "")).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsDrawnIsTheSeriesUnlessThatIsTooMuch() {
        var chart = PanelChart.of(figure.panels().getFirst(), 700, 400);

        var drawn = List.copyOf(chart.getSeriesCollection());

        assertThat(drawn.getFirst().getXData()).containsExactly(1, 2, 3);
        assertThat(drawn.getFirst().getYData()).containsExactly(3, 1, 2);
        assertThat(drawn.get(1).getXData()).containsExactly(1, 2, 3);
        assertThat(chart.getXAxisTitle()).isEqualTo("volume (Å³)");
        assertThat(chart.getYAxisTitle()).isEqualTo("energy (eV)");
    }

    @Test
    void dashesLieOnTheLineAndLeaveGaps() {
        var xs = IntStream.rangeClosed(0, 400).mapToDouble(i -> i / 100.0).toArray();
        var ys = Arrays.stream(xs).map(x -> 2 * x + 1).toArray();
        var panel = Panel.of(Axis.of("x", ""), Axis.of("y", ""), List.of(Series.of("", Form.LINE, xs, ys, 1)));

        var dashes = Dashes.of(panel, Coordinates.of(xs, ys), 600, 400, new float[] {9, 5});

        int gaps = 0;
        for (int i = 0; i < dashes.size(); i++) {
            if (Double.isNaN(dashes.y(i))) {
                gaps++;
            } else {
                assertThat(dashes.y(i)).isCloseTo(2 * dashes.x(i) + 1, offset(1e-9));
            }
        }
        double length =
                Math.hypot(4 / panel.shownX().length() * 600, 8 / panel.shownY().length() * 400);
        assertThat(gaps).isBetween((int) (length / 14) - 1, (int) (length / 14) + 1);
    }

    @Test
    void thinningKeepsTheHighestAndTheLowestOfEachColumn() {
        var random = new Random(5);
        int count = 200_000;
        var xs = IntStream.range(0, count).asDoubleStream().toArray();
        var ys = random.doubles(count).toArray();
        ys[77_777] = 9;
        ys[133_333] = -9;
        var panel = Panel.of(Axis.of("x", ""), Axis.of("y", ""), List.of(Series.of("", Form.LINE, xs, ys, 0)));

        var drawn = Thinning.of(panel, panel.series().getFirst());

        assertThat(drawn.size()).isLessThan(4 * 2 * Figure.WIDTH + 1);
        assertThat(drawn.ys()).contains(9, -9);
        assertThat(drawn.x(0)).isZero();
        assertThat(drawn.x(drawn.size() - 1)).isEqualTo(count - 1);
        assertThat(drawn.isOrderedByX()).isTrue();
    }

    @Test
    void panelsAboveEachOtherHaveTheirAxesInLine() {
        var wide = Panel.of(
                Axis.of("step", ""),
                Axis.of("energy", "eV"),
                List.of(Series.of("", Form.LINE, new double[] {0, 1}, new double[] {-12345.678, -12345.6}, 0)));
        var narrow = Panel.of(
                Axis.of("step", ""),
                Axis.of("force", "eV/Å"),
                List.of(Series.of("", Form.LINE, new double[] {0, 1}, new double[] {1, 2}, 0)));

        var drawing = new Drawing(Figure.of("", Arrangement.STACKED, List.of(wide, narrow)));
        drawing.paint(new BufferedImage(800, 700, BufferedImage.TYPE_INT_RGB).createGraphics());

        var lefts = drawing.placed().stream()
                .map(placed -> placed.chart().getScreenXFromChart(0))
                .toList();
        assertThat(lefts.getFirst()).isCloseTo(lefts.getLast(), offset(1.0));
    }

    private static List<String> names(String svg) {
        return Pattern.compile("\\bid=\"([^\"]+)\"")
                .matcher(svg)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
