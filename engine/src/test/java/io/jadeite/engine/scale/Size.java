package io.jadeite.engine.scale;

/**
 * How large the measurement is, by properties of the build.
 *
 * @param workers that are simulated
 * @param finished runs that have finished, most of them long ago
 * @param pending runs that nobody takes meanwhile
 */
record Size(int workers, int finished, int pending) {
    static final Size FULL = new Size(5_000, 10_000_000, 1_000_000);

    static Size ofProperties() {
        return new Size(
                Integer.getInteger("jadeite.scale.workers", FULL.workers),
                Integer.getInteger("jadeite.scale.finished", FULL.finished),
                Integer.getInteger("jadeite.scale.pending", FULL.pending));
    }

    boolean isFull() {
        return equals(FULL);
    }

    String shown() {
        return "%,d workers, %,d finished and %,d pending runs".formatted(workers, finished, pending);
    }
}
