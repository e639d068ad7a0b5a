package io.jadeite.dsl.plot.figure;

/**
 * Words beside a point of a panel, such as the formula of a phase; left out where they would cover others.
 *
 * @param below whether there first, where there is room; else above
 */
public record Label(double x, double y, String words, boolean below) {}
