package io.jadeite.dsl.plot.figure;

import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** XChart's chart of a panel. */
final class PanelChart {
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** The width of a marker, in pixels. */
    static final int MARKER = 7;

    /** About how much of a panel's width and height its axes span; the rest is for words. */
    private static final double SHARE_OF_AXES = 0.88;

    /** XChart rounds the distance that is wished for to 1, 2 or 5 times a power of ten; from 0.75 on up to 1. */
    private static final double NEARLY_ONE = 0.9;

    private static final double HALF = 0.5;

    private static final Color INVISIBLE = new Color(255, 255, 255, 0);

    private PanelChart() {}

    static XYChart of(Panel panel, int width, int height) {
        var chart = new XYChartBuilder().width(width).height(height).build();
        style(chart.getStyler(), panel);
        spaceTicks(chart, panel);
        if (!panel.x().hidden()) {
            chart.setXAxisTitle(panel.x().title());
        }
        if (!panel.y().hidden()) {
            chart.setYAxisTitle(panel.y().title());
        }
        int number = 0;
        for (var series : panel.series()) {
            if (!series.points().isEmpty()) {
                add(chart, panel, series, number++);
            }
        }
        return chart;
    }

    private static void add(XYChart chart, Panel panel, Series series, int number) {
        var drawn = Thinning.of(panel, series);
        // XChart knows series by name, and several may have none.
        var name = number + ":" + series.name();
        var line = series.form().hasLine() ? line(chart, panel, series, drawn) : drawn;
        var added = chart.addSeries(name, line.xs(), line.ys());
        added.setXYSeriesRenderStyle(renderStyle(series.form()));
        added.setMarker(series.form() == Form.POINTS ? Look.marker(series.look()) : SeriesMarkers.NONE);
        added.setMarkerColor(Look.colour(series.look()));
        switch (series.form()) {
            case GUIDE -> added.setLineColor(Look.GUIDE).setLineStyle(Look.guide());
            case BARS -> {
                added.setLineColor(Look.colour(series.look())).setLineStyle(Look.thin());
                added.setFillColor(Look.fill(series.look()));
            }
            case POINTS, LINE, LINE_AND_POINTS, STEPS ->
                added.setLineColor(Look.colour(series.look())).setLineStyle(Look.solid());
        }
        if (series.form() == Form.LINE_AND_POINTS) {
            var points = chart.addSeries(name + ":points", drawn.xs(), drawn.ys());
            points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            points.setMarker(Look.marker(series.look())).setMarkerColor(Look.colour(series.look()));
        }
    }

    private static Coordinates line(XYChart chart, Panel panel, Series series, Coordinates drawn) {
        var line = series.form() == Form.STEPS ? drawn.asSteps() : drawn;
        var dash = Look.dash(series.look());
        boolean data = series.form() != Form.GUIDE && series.form() != Form.BARS;
        return data && dash.length > 0 && line.size() > 1
                ? Dashes.of(panel, line, chart.getWidth() * SHARE_OF_AXES, chart.getHeight() * SHARE_OF_AXES, dash)
                : line;
    }

    private static XYSeriesRenderStyle renderStyle(Form form) {
        return switch (form) {
            case POINTS -> XYSeriesRenderStyle.Scatter;
            case LINE, LINE_AND_POINTS, STEPS, GUIDE -> XYSeriesRenderStyle.Line;
            case BARS -> XYSeriesRenderStyle.PolygonArea;
        };
    }

    private static void style(XYStyler style, Panel panel) {
        var x = panel.shownX();
        var y = panel.shownY();
        style.setXAxisMin(x.low()).setXAxisMax(x.high()).setYAxisMin(y.low()).setYAxisMax(y.high());
        style.setPlotContentSize(1);
        style.setXAxisLogarithmic(panel.x().logarithmic())
                .setYAxisLogarithmic(panel.y().logarithmic());
        style.setXAxisLogarithmicDecadeOnly(false).setYAxisLogarithmicDecadeOnly(false);
        ticks(style, panel);
        style.setXAxisTitleVisible(!panel.x().hidden())
                .setYAxisTitleVisible(!panel.y().hidden());
        style.setPlotBorderVisible(!(panel.x().hidden() && panel.y().hidden()));
        style.setLocale(Locale.ROOT);
        style.setMarkerSize(MARKER);
        colours(style);
        fonts(style);
        style.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(8);
        style.setYAxisLabelAlignment(TextAlignment.Right);
        style.setAxisTicksLineVisible(false)
                .setAxisTickMarkLength(4)
                .setPlotMargin(0)
                .setPlotTicksMarksVisible(false);
    }

    private static void ticks(XYStyler style, Panel panel) {
        style.setXAxisTicksVisible(!panel.x().hidden())
                .setYAxisTicksVisible(!panel.y().hidden());
        style.setXAxisTickLabelsFormattingFunction(numbersX(panel));
        style.setYAxisTickLabelsFormattingFunction(
                panel.y().logarithmic() ? LogTicks.of(panel.shownY()) : wideAsNames(panel.y(), panel.shownY()));
        style.setPlotGridVerticalLinesVisible(hasNumbers(panel.x()));
        style.setPlotGridHorizontalLinesVisible(hasNumbers(panel.y()));
        if (!panel.x().marks().isEmpty()) {
            style.setXAxisTickLabelsColor(INVISIBLE).setXAxisTickMarksColor(INVISIBLE);
        }
        if (!panel.y().marks().isEmpty()) {
            style.setYAxisTickLabelsColor(INVISIBLE).setYAxisTickMarksColor(INVISIBLE);
        }
    }

    /**
     * Where things are counted, ticks are further apart than halves would be. XChart holds the distance that is wished for along x against
     * the height of the panel, too, and finds no place along y where that is less.
     */
    private static void spaceTicks(XYChart chart, Panel panel) {
        var style = chart.getStyler();
        double wished = style.getXAxisTickMarkSpacingHint();
        if (panel.countsX()) {
            double one = chart.getWidth() * SHARE_OF_AXES / panel.shownX().length();
            wished = Math.max(wished, NEARLY_ONE * one);
        }
        style.setXAxisTickMarkSpacingHint((int) Math.min(wished, HALF * chart.getHeight()));
        if (panel.countsY()) {
            double one = chart.getHeight() * SHARE_OF_AXES / panel.shownY().length();
            style.setYAxisTickMarkSpacingHint((int) Math.max(style.getYAxisTickMarkSpacingHint(), NEARLY_ONE * one));
        }
    }

    private static Function<Double, String> numbersX(Panel panel) {
        if (panel.x().logarithmic()) {
            return LogTicks.of(panel.shownX());
        }
        return panel.countsX() ? Ticks.ofWhole(panel.shownX()) : Ticks.of(panel.shownX());
    }

    private static boolean hasNumbers(Axis axis) {
        return axis.marks().isEmpty() && !axis.hidden();
    }

    /**
     * XChart knows no ticks at places of one's own: where there are named ones, its own keep the room, unseen. They must differ from
     * each other, else it looks for others.
     */
    private static Function<Double, String> wideAsNames(Axis axis, Range shown) {
        var numbers = Ticks.of(shown);
        int longest = axis.marks().stream()
                .mapToInt(mark -> mark.name().length())
                .max()
                .orElse(0);
        var room = "n".repeat(Math.clamp(longest - 3, 0, 60));
        return value -> room + numbers.apply(value);
    }

    private static void colours(XYStyler style) {
        style.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(Look.GUIDE).setChartFontColor(Look.INK);
        style.setAxisTickLabelsColor(Look.INK).setAxisTickMarksColor(Look.GUIDE);
        style.setPlotGridLinesColor(Look.GRID).setPlotGridLinesStroke(Look.thin());
    }

    private static void fonts(XYStyler style) {
        style.setAxisTitleFont(TEXT).setAxisTickLabelsFont(SMALL);
    }
}
