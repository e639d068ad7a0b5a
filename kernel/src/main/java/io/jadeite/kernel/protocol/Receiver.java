package io.jadeite.kernel.protocol;

/** Who takes what comes by the wire. Called on the wire's one thread, so it must not wait: it hands on. */
public interface Receiver {
    void received(Request request);

    /**
     * Does what is due by now.
     *
     * @return milliseconds until it wants to be called again
     */
    long tick();
}
