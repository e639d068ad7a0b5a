package io.jadeite.dsl.plot.figure;

/**
 * Some points of a panel that belong together.
 *
 * @param name as the legend has it; empty for what needs no entry there
 * @param look which colour, dash and marker; series that mean the same in several panels share it
 */
public record Series(String name, Form form, Coordinates points, int look) {
    public static Series of(String name, Form form, double[] xs, double[] ys, int look) {
        return new Series(name, form, Coordinates.of(xs, ys), look);
    }

    /** A straight line that helps to read. */
    public static Series guide(double fromX, double fromY, double toX, double toY) {
        return of("", Form.GUIDE, new double[] {fromX, toX}, new double[] {fromY, toY}, 0);
    }

    Series with(Coordinates changed) {
        return new Series(name, form, changed, look);
    }
}
