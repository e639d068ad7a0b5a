package io.jadeite.launchers.batch;

/**
 * Equal jobs that are submitted by one call.
 *
 * @param jobs how many
 * @param atOnce how many of them may run at a time; 0: all
 */
public record JobArray(int jobs, int atOnce) {
    /** {@code 1-20} or {@code 1-20%5}. */
    String range() {
        return "1-" + jobs + (atOnce > 0 && atOnce < jobs ? "%" + atOnce : "");
    }

    boolean isOne() {
        return jobs == 1;
    }
}
