package io.jadeite.dsl.plot.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Leaves out points that nobody could see, as they would lie on pixels that others fill.
 *
 * <p>Of a line whose points are ordered by x, the first, the lowest, the highest and the last in each column of pixels are kept,
 * which draws the same picture (M4: Jugel, Jerzak, Hackenbroich, Markl, PVLDB 7, 797, 2014). Of loose points one is kept in each
 * pixel; of other lines those that step into another pixel than their predecessor.
 */
final class Thinning {
    /** Up to this number nothing is left out. */
    static final int MOST = 20_000;

    private static final int COLUMNS = 2 * Figure.WIDTH;
    private static final int ROWS = 2 * Figure.HEIGHT;

    private final Coordinates points;
    private final Cells columns;
    private final Cells rows;

    private Thinning(Panel panel, Coordinates points) {
        this.points = points;
        this.columns = Cells.of(panel.shownX(), panel.x().logarithmic(), COLUMNS);
        this.rows = Cells.of(panel.shownY(), panel.y().logarithmic(), ROWS);
    }

    /** What is drawn of a series of the panel. */
    static Coordinates of(Panel panel, Series series) {
        var points = series.points();
        if (points.size() <= MOST || points.isEmpty() || series.form() == Form.BARS) {
            return points;
        }
        var thinning = new Thinning(panel, points);
        if (series.form() == Form.POINTS) {
            return points.at(thinning.onePerPixel());
        }
        return points.at(points.isOrderedByX() ? thinning.extremesPerColumn() : thinning.stepsBetweenPixels());
    }

    private int[] extremesPerColumn() {
        var kept = new TreeSet<Integer>();
        int first = 0;
        while (first < points.size()) {
            int end = first + 1;
            while (end < points.size() && column(end) == column(first)) {
                end++;
            }
            keepExtremes(kept, first, end);
            first = end;
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private void keepExtremes(Set<Integer> kept, int first, int end) {
        int lowest = first;
        int highest = first;
        for (int i = first; i < end; i++) {
            if (Double.isNaN(points.y(i))) {
                kept.add(i);
            }
            lowest = points.y(lowest) <= points.y(i) ? lowest : i;
            highest = points.y(highest) >= points.y(i) ? highest : i;
        }
        kept.addAll(List.of(first, end - 1));
        kept.add(lowest);
        kept.add(highest);
    }

    private int[] onePerPixel() {
        var taken = new HashSet<Long>();
        return IntStream.range(0, points.size())
                .filter(i -> taken.add(pixel(i)))
                .toArray();
    }

    private int[] stepsBetweenPixels() {
        return IntStream.range(0, points.size())
                .filter(i -> i == 0 || i == points.size() - 1 || Double.isNaN(points.y(i)) || pixel(i) != pixel(i - 1))
                .toArray();
    }

    private long pixel(int index) {
        return column(index) * (ROWS + 1L) + rows.of(points.y(index));
    }

    private long column(int index) {
        return columns.of(points.x(index));
    }

    /** Equal parts of an axis as it is drawn. */
    private record Cells(double low, double high, boolean logarithmic, int count) {
        static Cells of(Range shown, boolean logarithmic, int count) {
            return logarithmic
                    ? new Cells(Math.log(shown.low()), Math.log(shown.high()), true, count)
                    : new Cells(shown.low(), shown.high(), false, count);
        }

        long of(double value) {
            double place = logarithmic ? Math.log(value) : value;
            return (long) Math.floor((place - low) / (high - low) * count);
        }
    }
}
