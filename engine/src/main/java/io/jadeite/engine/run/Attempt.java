package io.jadeite.engine.run;

/** One try of a run by one worker: the fence. Whoever no longer holds it can't finish the run. */
public record Attempt(long run, int number, long worker) {
    /** {@code attempt-02}, the name of its directory. */
    public String directoryName() {
        return "attempt-%02d".formatted(number);
    }
}
