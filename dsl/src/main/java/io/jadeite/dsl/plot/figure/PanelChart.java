package io.jadeite.dsl.plot.figure;

import java.awt.Color;
import java.awt.Font;
import java.util.Comparator;
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

    /** Segments shorter than this, in pixels, are joined to one path, as a dash wouldn't fit into one of them. */
    private static final double SHORT = 8;

    private static final Color INVISIBLE = new Color(255, 255, 255, 0);

    private PanelChart() {}

    static XYChart of(Panel panel, int width, int height) {
        var chart = new XYChartBuilder().width(width).height(height).build();
        style(chart.getStyler(), panel);
        if (!panel.x().hidden()) {
            chart.setXAxisTitle(panel.x().title());
        }
        if (!panel.y().hidden()) {
            chart.setYAxisTitle(panel.y().title());
        }
        int number = 0;
        for (var series : panel.series()) {
            if (!series.points().isEmpty()) {
                add(chart, panel, series, number++, width);
            }
        }
        return chart;
    }

    private static void add(XYChart chart, Panel panel, Series series, int number, int width) {
        var drawn = Thinning.of(panel, series);
        // XChart knows series by name, and several may have none.
        var added = chart.addSeries(number + ":" + series.name(), drawn.xs(), drawn.ys());
        added.setLabel(series.name());
        added.setXYSeriesRenderStyle(renderStyle(series.form()));
        added.setMarker(series.form().hasPoints() ? Look.marker(series.look()) : SeriesMarkers.NONE);
        added.setMarkerColor(Look.colour(series.look()));
        switch (series.form()) {
            case GUIDE -> added.setLineColor(Look.GUIDE).setLineStyle(Look.guide());
            case BARS -> {
                added.setLineColor(Look.colour(series.look())).setLineStyle(Look.thin());
                added.setFillColor(Look.fill(series.look()));
            }
            case POINTS, LINE, LINE_AND_POINTS, STEPS -> {
                added.setLineColor(Look.colour(series.look())).setLineStyle(Look.stroke(series.look()));
                added.setSmooth(series.form() != Form.STEPS && isDense(panel, drawn, width));
            }
        }
    }

    /**
     * XChart draws each segment by itself and begins its dash anew, so that a line of short segments loses its dashes. What it
     * calls smooth is one path; over a few pixels its curves can't be told from straight lines.
     */
    private static boolean isDense(Panel panel, Coordinates drawn, int width) {
        double pixels = panel.x().logarithmic()
                ? width
                : drawn.rangeOfX().length() / panel.shownX().length() * width;
        return drawn.size() > 2 && pixels / drawn.size() < SHORT;
    }

    private static XYSeriesRenderStyle renderStyle(Form form) {
        return switch (form) {
            case POINTS -> XYSeriesRenderStyle.Scatter;
            case LINE, LINE_AND_POINTS, GUIDE -> XYSeriesRenderStyle.Line;
            case STEPS -> XYSeriesRenderStyle.Step;
            case BARS -> XYSeriesRenderStyle.PolygonArea;
        };
    }

    private static void style(XYStyler style, Panel panel) {
        var x = panel.shownX();
        var y = panel.shownY();
        style.setXAxisMin(x.low()).setXAxisMax(x.high()).setYAxisMin(y.low()).setYAxisMax(y.high());
        style.setPlotContentSize(1);
        style.setXAxisLogarithmic(panel.x().logarithmic()).setYAxisLogarithmic(panel.y().logarithmic());
        ticks(style, panel);
        style.setXAxisTitleVisible(!panel.x().hidden()).setYAxisTitleVisible(!panel.y().hidden());
        style.setPlotBorderVisible(!(panel.x().hidden() && panel.y().hidden()));
        style.setLocale(Locale.ROOT);
        style.setMarkerSize(MARKER);
        colours(style);
        fonts(style);
        style.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(8);
        style.setYAxisLabelAlignment(TextAlignment.Right);
        style.setAxisTicksLineVisible(false).setAxisTickMarkLength(4).setPlotMargin(0).setPlotTicksMarksVisible(false);
    }

    private static void ticks(XYStyler style, Panel panel) {
        style.setXAxisTicksVisible(!panel.x().hidden()).setYAxisTicksVisible(!panel.y().hidden());
        if (!panel.x().logarithmic()) {
            style.setXAxisTickLabelsFormattingFunction(words(panel.x(), panel.shownX()));
        }
        if (!panel.y().logarithmic()) {
            style.setYAxisTickLabelsFormattingFunction(words(panel.y(), panel.shownY()));
        }
        style.setPlotGridVerticalLinesVisible(hasNumbers(panel.x()));
        style.setPlotGridHorizontalLinesVisible(hasNumbers(panel.y()));
        if (!panel.x().marks().isEmpty()) {
            style.setXAxisTickLabelsColor(INVISIBLE).setXAxisTickMarksColor(INVISIBLE);
        }
        if (!panel.y().marks().isEmpty()) {
            style.setYAxisTickLabelsColor(INVISIBLE).setYAxisTickMarksColor(INVISIBLE);
        }
    }

    private static boolean hasNumbers(Axis axis) {
        return axis.marks().isEmpty() && !axis.hidden();
    }

    /** XChart knows no ticks at places of one's own: where there are named ones, its own keep the room, unseen. */
    private static Function<Double, String> words(Axis axis, Range shown) {
        var longest = axis.marks().stream().map(Mark::name).max(Comparator.comparingInt(String::length));
        return longest.isPresent() ? value -> longest.get() : Ticks.of(shown);
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
