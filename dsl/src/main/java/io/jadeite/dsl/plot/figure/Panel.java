package io.jadeite.dsl.plot.figure;

import java.util.Arrays;
import java.util.List;

/**
 * One pair of axes with what is drawn between them.
 *
 * @param share how much of the figure it takes, beside the shares of the others
 */
public record Panel(Axis x, Axis y, List<Series> series, List<Label> labels, double share) {
    private static final double FEW = 15;

    /** XChart leaves a tick that is the very end of the axis without a number. */
    private static final double JUST_BELOW = 1e-6;

    public Panel {
        series = List.copyOf(series);
        labels = List.copyOf(labels);
    }

    public static Panel of(Axis x, Axis y, List<Series> series) {
        return new Panel(x, y, series, List.of(), 1);
    }

    public Panel labelled(List<Label> added) {
        return new Panel(x, y, series, added, share);
    }

    public Panel sharing(double changed) {
        return new Panel(x, y, series, labels, changed);
    }

    long points() {
        return series.stream().mapToLong(some -> some.points().size()).sum();
    }

    /** Without those that others cover. */
    long pointsDrawn() {
        return series.stream().mapToLong(some -> Thinning.of(this, some).size()).sum();
    }

    /** What the x axis shows: what was said, else what the data need. */
    Range shownX() {
        return x.range()
                .orElseGet(() -> padded(
                        x,
                        series.stream()
                                .filter(some -> !some.points().isEmpty())
                                .map(some -> some.points().rangeOfX())
                                .reduce(Range::with)
                                .orElse(new Range(0, 1))));
    }

    Range shownY() {
        return y.range().orElseGet(() -> {
            var needed = series.stream()
                    .filter(some -> !some.points().isEmpty())
                    .map(some -> some.points().rangeOfY())
                    .reduce(Range::with)
                    .orElse(new Range(0, 1));
            return standsOnZero(needed)
                    ? new Range(-JUST_BELOW * needed.high(), needed.padded().high())
                    : padded(y, needed);
        });
    }

    /** Whether x is counted, in few enough steps that fractions would stand between them. */
    boolean countsX() {
        return shownX().length() <= FEW
                && !hasBars()
                && series.stream()
                        .allMatch(some -> Arrays.stream(some.points().xs()).allMatch(Panel::isWhole));
    }

    /** Whether y is counted, in few enough steps. */
    boolean countsY() {
        return shownY().length() <= FEW
                && series.stream()
                        .allMatch(
                                some -> Arrays.stream(some.points().ys()).allMatch(y -> Double.isNaN(y) || isWhole(y)));
    }

    private boolean hasBars() {
        return series.stream().anyMatch(some -> some.form() == Form.BARS);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    /** Bars and counts begin at zero, as their length says how many. */
    private boolean standsOnZero(Range needed) {
        return needed.low() == 0
                && needed.high() > 0
                && series.stream().anyMatch(some -> some.form() == Form.BARS || some.form() == Form.STEPS);
    }

    private static Range padded(Axis axis, Range needed) {
        return axis.logarithmic() ? needed.paddedByFactor() : needed.padded();
    }
}
