package io.jadeite.dsl.plot.figure;

/** How a series is drawn. */
public enum Form {
    POINTS,
    LINE,
    LINE_AND_POINTS,
    /** Each value holds until the next. */
    STEPS,
    /** The outlines of bars, filled: from the base up, across, and down again. */
    BARS,
    /** A thin grey line that helps to read, no data. */
    GUIDE;

    boolean hasPoints() {
        return this == POINTS || this == LINE_AND_POINTS;
    }

    boolean hasLine() {
        return this != POINTS;
    }
}
