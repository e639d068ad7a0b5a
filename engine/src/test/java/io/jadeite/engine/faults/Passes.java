package io.jadeite.engine.faults;

import io.jadeite.engine.reference.Seeds;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How often and how large the scenarios are: {@code -Djadeite.faults.pass=plain} as a part of every build, {@code quick} each
 * once and small, {@code full} as {@code -Pfaults} does; {@code -Djadeite.faults.seeds=N} and {@code -Djadeite.faults.runs=N} ask
 * for more or less of the full pass, {@code -Djadeite.faults.long=true} for those that take hours of nobody's time but
 * minutes of everybody's.
 */
final class Passes {
    private enum Pass {
        PLAIN,
        QUICK,
        FULL
    }

    private Passes() {}

    /** Five in the full pass. */
    static Stream<Seeds.Seed> five() {
        return seeds(5);
    }

    /** Two in the full pass. */
    static Stream<Seeds.Seed> two() {
        return seeds(2);
    }

    static Stream<Seeds.Seed> one() {
        return seeds(1);
    }

    private static Stream<Seeds.Seed> seeds(int full) {
        int wanted = pass() == Pass.FULL ? Integer.getInteger("jadeite.faults.seeds", full) : 1;
        return Seeds.some(wanted);
    }

    /** How many runs, or other deeds that come in numbers. */
    static int size(int small, int full) {
        return pass() == Pass.FULL ? full : small;
    }

    /** How many runs of a scenario whose size {@code -Djadeite.faults.runs} may set. */
    static int runs(int small, int full) {
        return pass() == Pass.FULL ? Integer.getInteger("jadeite.faults.runs", full) : small;
    }

    static boolean isLong() {
        return Boolean.getBoolean("jadeite.faults.long");
    }

    private static Pass pass() {
        return Pass.valueOf(System.getProperty("jadeite.faults.pass", "plain").toUpperCase(Locale.ROOT));
    }
}
