package io.jadeite.kernel.session;

import java.util.concurrent.atomic.AtomicInteger;

/** What the cells of one notebook share. Threads may share it. */
public final class Shared implements AutoCloseable {
    private final CellLoader loader;
    private final StopSign stopSign;
    private final Variables variables = new Variables();
    private final CellTypes types = new CellTypes();
    private final AtomicInteger compiled = new AtomicInteger();

    /** @param parent has the classes that all cells can use */
    public Shared(ClassLoader parent) {
        loader = new CellLoader(parent);
        stopSign = new StopSign(loader);
    }

    public CellLoader loader() {
        return loader;
    }

    public StopSign stopSign() {
        return stopSign;
    }

    public Variables variables() {
        return variables;
    }

    public CellTypes types() {
        return types;
    }

    /** Another number at each call, so that what is compiled gets names of its own. */
    public int next() {
        return compiled.incrementAndGet();
    }

    @Override
    public void close() throws java.io.IOException {
        loader.close();
    }
}
