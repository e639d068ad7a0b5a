package io.jadeite.engine.worker;

/** How much a worker has done since it began. One thread counts, any may look. */
public final class WorkerCounts {
    private volatile int inHand;
    private volatile long succeeded;
    private volatile long failed;

    /** Runs that it has taken and whose end isn't told yet. */
    public int inHand() {
        return inHand;
    }

    /** Runs that have succeeded by it. */
    public long succeeded() {
        return succeeded;
    }

    /** Attempts that have failed with it, also those of runs that are tried again. */
    public long failed() {
        return failed;
    }

    void hold(int runs) {
        inHand = runs;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts
    void note(Finisher.Finished finished) {
        switch (finished) {
            case SUCCEEDED -> succeeded++;
            case FAILED -> failed++;
            case CANCELLED, HANDED_BACK, AWAITS_CHILDREN, SUPERSEDED -> {}
        }
    }
}
