package io.jadeite.dsl.plot.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Colours, dashes and markers by which series are told apart, also by those who don't see the colours and in print.
 *
 * <p>The colours are those of M. Okabe and K. Ito, Color Universal Design (2008), without yellow, which is too light for lines on
 * white. There are as many dashes and markers as have no divisor in common with the colours, so that 28 and 35 looks differ.
 */
final class Look {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color GUIDE = new Color(0x99, 0x99, 0x99);
    static final Color GRID = new Color(0xe4, 0xe4, 0xe4);

    private static final List<Color> COLOURS = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0xd5, 0x5e, 0x00),
            new Color(0x00, 0x9e, 0x73),
            new Color(0xcc, 0x79, 0xa7),
            new Color(0xe6, 0x9f, 0x00),
            new Color(0x56, 0xb4, 0xe9),
            new Color(0x00, 0x00, 0x00));
    private static final float[][] DASHES = {{}, {9, 5}, {2, 5}, {11, 5, 2, 5}};
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN);

    private Look() {}

    static Color colour(int look) {
        return COLOURS.get(look % COLOURS.size());
    }

    /** The colour of areas: as that of lines, but light. */
    static Color fill(int look) {
        var colour = colour(look);
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110);
    }

    /** Of a legend's sample. */
    static BasicStroke stroke(int look) {
        var dash = dash(look);
        return dash.length == 0 ? solid() : dashed(2f, dash);
    }

    /** Lengths of dashes and gaps in turn, in pixels; empty for a solid line. */
    static float[] dash(int look) {
        return DASHES[look % DASHES.length].clone();
    }

    static BasicStroke solid() {
        return solid(2f);
    }

    static BasicStroke thin() {
        return solid(1f);
    }

    static BasicStroke guide() {
        return dashed(1f, new float[] {4, 3});
    }

    static Marker marker(int look) {
        return MARKERS.get(look % MARKERS.size());
    }

    private static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private static BasicStroke dashed(float width, float[] dash) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
