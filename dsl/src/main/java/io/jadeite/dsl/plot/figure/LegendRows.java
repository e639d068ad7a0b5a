package io.jadeite.dsl.plot.figure;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Which look means what, in rows below the panels; what several panels share is said once. */
final class LegendRows {
    private static final int ROW = 20;
    private static final int SAMPLE = 34;
    private static final int GAP = 8;
    private static final double LONGEST = 260;

    private record Entry(Series series, String words) {
        double width() {
            return SAMPLE + GAP + Words.width(words, PanelChart.TEXT) + 3 * GAP;
        }
    }

    private final int width;
    private final List<List<Entry>> rows;

    private LegendRows(int width, List<List<Entry>> rows) {
        this.width = width;
        this.rows = rows;
    }

    static LegendRows of(Figure figure) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var panel : figure.panels()) {
            for (var series : panel.series()) {
                if (!series.name().isEmpty() && !series.points().isEmpty()) {
                    var words = Words.within(series.name(), PanelChart.TEXT, LONGEST);
                    entries.putIfAbsent(series.name(), new Entry(series, words));
                }
            }
        }
        // A panel's only series needs none: title and axis say what it is.
        boolean needed = figure.panels().stream()
                .anyMatch(panel -> panel.series().stream()
                                .map(Series::name)
                                .filter(name -> !name.isEmpty())
                                .distinct()
                                .count()
                        > 1);
        return new LegendRows(figure.width(), !needed ? List.of() : rows(entries.values(), figure.width()));
    }

    int height() {
        return rows.isEmpty() ? 0 : rows.size() * ROW + 6;
    }

    void paint(Graphics2D graphics, int top) {
        int baseline = top + 14;
        for (var row : rows) {
            double left = (width - row.stream().mapToDouble(Entry::width).sum() + 3 * GAP) / 2;
            for (var entry : row) {
                sample(graphics, entry.series(), left, baseline - 5.0);
                graphics.setColor(Look.INK);
                graphics.setFont(PanelChart.TEXT);
                graphics.drawString(entry.words(), (float) (left + SAMPLE + GAP), baseline);
                left += entry.width();
            }
            baseline += ROW;
        }
    }

    private static void sample(Graphics2D graphics, Series series, double left, double middle) {
        if (series.form() == Form.BARS) {
            var bar = new Rectangle2D.Double(left + 10, middle - 6, 14, 12);
            graphics.setColor(Look.fill(series.look()));
            graphics.fill(bar);
            graphics.setColor(Look.colour(series.look()));
            graphics.setStroke(Look.thin());
            graphics.draw(bar);
            return;
        }
        boolean guide = series.form() == Form.GUIDE;
        graphics.setColor(guide ? Look.GUIDE : Look.colour(series.look()));
        if (series.form().hasLine()) {
            graphics.setStroke(guide ? Look.guide() : Look.stroke(series.look()));
            graphics.draw(new Line2D.Double(left, middle, left + SAMPLE, middle));
        }
        if (series.form().hasPoints()) {
            Look.marker(series.look()).paint(graphics, left + SAMPLE / 2.0, middle, PanelChart.MARKER);
        }
    }

    private static List<List<Entry>> rows(Collection<Entry> entries, int width) {
        var rows = new ArrayList<List<Entry>>();
        double used = Double.POSITIVE_INFINITY;
        for (var entry : entries) {
            if (used + entry.width() > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.getLast().add(entry);
            used += entry.width();
        }
        return rows;
    }
}
