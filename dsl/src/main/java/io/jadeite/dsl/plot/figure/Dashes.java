package io.jadeite.dsl.plot.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * A line cut into dashes. XChart draws each segment of a line by itself and would begin the dash anew in each, so that a line of short
 * segments lost its dashes.
 */
final class Dashes {
    private final Panel panel;
    private final double width;
    private final double height;
    private final float[] lengths;
    private final List<Double> xs = new ArrayList<>();
    private final List<Double> ys = new ArrayList<>();
    private int part;
    private double left;

    private Dashes(Panel panel, double width, double height, float[] lengths) {
        this.panel = panel;
        this.width = width;
        this.height = height;
        this.lengths = lengths;
        this.left = lengths[0];
    }

    /**
     * @param width about how many pixels the panel's axes span
     * @param lengths of dashes and gaps in turn, in pixels
     */
    static Coordinates of(Panel panel, Coordinates line, double width, double height, float[] lengths) {
        var dashes = new Dashes(panel, width, height, lengths);
        for (int i = 0; i < line.size(); i++) {
            if (Double.isNaN(line.y(i))) {
                dashes.lift(line.x(i));
            } else if (i == 0 || Double.isNaN(line.y(i - 1))) {
                dashes.begin(line.x(i), line.y(i));
            } else {
                dashes.draw(line.x(i - 1), line.y(i - 1), line.x(i), line.y(i));
            }
        }
        return Coordinates.of(
                dashes.xs.stream().mapToDouble(Double::doubleValue).toArray(),
                dashes.ys.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void begin(double x, double y) {
        part = 0;
        left = lengths[0];
        add(x, y);
    }

    private void draw(double fromX, double fromY, double toX, double toY) {
        double beginX = across(fromX);
        double beginY = up(fromY);
        double alongX = across(toX) - beginX;
        double alongY = up(toY) - beginY;
        double length = Math.hypot(alongX, alongY);
        double done = 0;
        while (length - done > left) {
            done += left;
            double x = backAcross(beginX + alongX * done / length);
            add(x, backUp(beginY + alongY * done / length));
            if (isDash()) {
                lift(x);
            }
            part = (part + 1) % lengths.length;
            left = lengths[part];
        }
        left -= length - done;
        if (isDash()) {
            add(toX, toY);
        }
    }

    /** In a gap, a point only tells where the next dash begins. */
    private void add(double x, double y) {
        xs.add(x);
        ys.add(y);
    }

    private void lift(double x) {
        add(x, Double.NaN);
    }

    private boolean isDash() {
        return part % 2 == 0;
    }

    private double across(double x) {
        return place(panel.x(), panel.shownX(), x) * width;
    }

    private double up(double y) {
        return place(panel.y(), panel.shownY(), y) * height;
    }

    private double backAcross(double pixels) {
        return value(panel.x(), panel.shownX(), pixels / width);
    }

    private double backUp(double pixels) {
        return value(panel.y(), panel.shownY(), pixels / height);
    }

    private static double place(Axis axis, Range shown, double value) {
        return axis.logarithmic()
                ? Math.log(value / shown.low()) / Math.log(shown.high() / shown.low())
                : (value - shown.low()) / shown.length();
    }

    private static double value(Axis axis, Range shown, double place) {
        return axis.logarithmic()
                ? shown.low() * Math.pow(shown.high() / shown.low(), place)
                : shown.low() + place * shown.length();
    }
}
