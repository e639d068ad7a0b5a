package io.jadeite.dsl.plot.atoms;

import io.jadeite.engine.structure.Vector;
import java.util.List;

/**
 * A look at a cell from a little above and to the right, without perspective: x to the right and y down in pixels, and how near a place
 * is to whoever looks.
 */
final class Projection {
    private static final double TURN = Math.toRadians(-25);
    private static final double TILT = Math.toRadians(18);

    private final double scale;
    private final double left;
    private final double top;

    /** A place in the picture; the larger the nearness the further in front. */
    record Spot(double x, double y, double nearness) {}

    private Projection(double scale, double left, double top) {
        this.scale = scale;
        this.left = left;
        this.top = top;
    }

    /** Such that all these places, in Å, fit with room for atoms around them. */
    static Projection fitting(List<Vector> places, double margin, int width, int height) {
        var xs = places.stream().mapToDouble(place -> turned(place).x()).summaryStatistics();
        var ys = places.stream().mapToDouble(place -> turned(place).y()).summaryStatistics();
        double wide = xs.getMax() - xs.getMin() + 2 * margin;
        double high = ys.getMax() - ys.getMin() + 2 * margin;
        double scale = Math.min(width / wide, height / high);
        double middleX = (xs.getMax() + xs.getMin()) / 2;
        double middleY = (ys.getMax() + ys.getMin()) / 2;
        return new Projection(scale, width / 2.0 - scale * middleX, height / 2.0 - scale * middleY);
    }

    Spot of(Vector place) {
        var turned = turned(place);
        return new Spot(left + scale * turned.x(), top + scale * turned.y(), turned.nearness());
    }

    /** Pixels for a length in Å. */
    double pixels(double length) {
        return scale * length;
    }

    /** The third lattice vector usually points up. */
    private static Spot turned(Vector place) {
        double right = place.x() * Math.cos(TURN) - place.y() * Math.sin(TURN);
        double away = place.x() * Math.sin(TURN) + place.y() * Math.cos(TURN);
        double up = place.z() * Math.cos(TILT) + away * Math.sin(TILT);
        double nearness = place.z() * Math.sin(TILT) - away * Math.cos(TILT);
        return new Spot(right, -up, nearness);
    }
}
