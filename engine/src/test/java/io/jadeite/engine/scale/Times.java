package io.jadeite.engine.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long things take, and waiting for them. */
final class Times {
    private Times() {}

    static void await(String what, Duration most, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(since(began)).as(what).isLessThan(most);
            rest(Duration.ofMillis(250));
        }
    }

    static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    static String shown(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0
                ? Report.number(time.toNanos() / 1e6) + " ms"
                : Report.number(seconds(time)) + " s";
    }
}
