package io.jadeite.dsl.plot.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** What XChart doesn't write: named places along an axis, and words beside points. After the chart was painted. */
final class Annotations {
    private static final int HEIGHT = 14;

    /** Keeps lines that lie behind words from striking them out. */
    private static final Color HALO = new Color(255, 255, 255, 200);

    private final Panel panel;
    private final XYChart chart;

    Annotations(Panel panel, XYChart chart) {
        this.panel = panel;
        this.chart = chart;
    }

    void paint(Graphics2D graphics) {
        graphics.setFont(PanelChart.SMALL);
        double left = chart.getScreenXFromChart(panel.shownX().low());
        double bottom = chart.getScreenYFromChart(panel.shownY().low());
        for (var mark : panel.x().marks()) {
            double x = chart.getScreenXFromChart(mark.at());
            double width = Words.width(mark.name(), PanelChart.SMALL);
            write(graphics, mark.name(), x - width / 2, bottom + HEIGHT + 3);
        }
        for (var mark : panel.y().marks()) {
            double y = chart.getScreenYFromChart(mark.at());
            double width = Words.width(mark.name(), PanelChart.SMALL);
            write(graphics, mark.name(), left - width - 8, y + 4);
        }
        labels(graphics);
    }

    /** Above its point, or below, else right or left of it, else not at all: a label that covers another helps nobody. */
    private void labels(Graphics2D graphics) {
        var taken = new ArrayList<Rectangle2D>();
        for (var label : panel.labels()) {
            double x = chart.getScreenXFromChart(label.x());
            double y = chart.getScreenYFromChart(label.y());
            places(x, y, Words.width(label.words(), PanelChart.SMALL), label.below()).stream()
                    .filter(place -> taken.stream().noneMatch(place::intersects) && isInside(place))
                    .findFirst()
                    .ifPresent(place -> {
                        taken.add(place);
                        leaderOf(graphics, place, x, y);
                        graphics.setColor(HALO);
                        graphics.fill(place);
                        write(graphics, label.words(), place.getX(), place.getMaxY() - 3);
                    });
        }
    }

    private void leaderOf(Graphics2D graphics, Rectangle2D place, double x, double y) {
        double nearX = Math.clamp(x, place.getMinX(), place.getMaxX());
        double nearY = Math.clamp(y, place.getMinY(), place.getMaxY());
        if (Math.hypot(nearX - x, nearY - y) > HEIGHT) {
            graphics.setColor(Look.GUIDE);
            graphics.setStroke(Look.thin());
            graphics.draw(new Line2D.Double(x, y, nearX, nearY));
        }
    }

    private static List<Rectangle2D> places(double x, double y, double width, boolean below) {
        var places = new ArrayList<Rectangle2D>();
        for (int away = 7; away <= 7 + 2 * HEIGHT; away += HEIGHT) {
            places.add(new Rectangle2D.Double(x - width / 2, below ? y + away : y - away - HEIGHT, width, HEIGHT));
            places.add(new Rectangle2D.Double(x - width / 2, below ? y - away - HEIGHT : y + away, width, HEIGHT));
            places.add(new Rectangle2D.Double(x + away, y - HEIGHT / 2.0, width, HEIGHT));
            places.add(new Rectangle2D.Double(x - away - width, y - HEIGHT / 2.0, width, HEIGHT));
        }
        return places;
    }

    private boolean isInside(Rectangle2D place) {
        return place.getMinX() >= 0
                && place.getMaxX() <= chart.getWidth()
                && place.getMinY() >= 0
                && place.getMaxY() <= chart.getHeight();
    }

    private static void write(Graphics2D graphics, String words, double x, double y) {
        graphics.setColor(Look.INK);
        graphics.drawString(words, (float) x, (float) y);
    }
}
