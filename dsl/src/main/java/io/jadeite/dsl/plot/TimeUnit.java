package io.jadeite.dsl.plot;

import java.util.List;

/** Units in which a length of time is told with numbers that are neither tiny nor huge. */
public enum TimeUnit {
    SECONDS("s", 1),
    MINUTES("min", 60),
    HOURS("h", 3600),
    DAYS("d", 86400);

    /** How many of a unit a length needs at least, to be told in it. */
    private static final double ENOUGH = 3;

    private final String symbol;
    private final double seconds;

    TimeUnit(String symbol, double seconds) {
        this.symbol = symbol;
        this.seconds = seconds;
    }

    /** @param length in seconds */
    public static TimeUnit fitting(double length) {
        return List.of(values()).reversed().stream()
                .filter(unit -> length >= ENOUGH * unit.seconds)
                .findFirst()
                .orElse(SECONDS);
    }

    public String symbol() {
        return symbol;
    }

    public double seconds() {
        return seconds;
    }
}
