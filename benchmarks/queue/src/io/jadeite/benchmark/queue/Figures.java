package io.jadeite.benchmark.queue;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** What a measured program tells the one who started it: lines "figure NAME VALUE" on its standard output. */
public final class Figures {
    private Figures() {}

    public static void tell(String name, double value) {
        System.out.println("figure " + name + " " + String.format(Locale.ROOT, "%.6f", value));
    }

    /** Median, 99th percentile and worst of times in nanoseconds, told in milliseconds. */
    public static void tellTimes(String name, long[] nanoseconds) {
        var sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        tell(name + "_p50_ms", at(sorted, 0.5) / 1e6);
        tell(name + "_p99_ms", at(sorted, 0.99) / 1e6);
        tell(name + "_worst_ms", sorted[sorted.length - 1] / 1e6);
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** Fails the measurement where a count isn't what it must be. */
    public static void check(String what, long expected, long found) {
        if (found != expected) {
            throw new IllegalStateException("%s: should be %d, found %d".formatted(what, expected, found));
        }
    }

    /** Microseconds since 1970, the same clock in every process of this computer. */
    public static long now() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    public static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    /** Processes that measure together begin together. */
    public static void waitUntil(long epochMilliseconds) throws InterruptedException {
        Thread.sleep(Math.max(0, epochMilliseconds - System.currentTimeMillis()));
    }
}
