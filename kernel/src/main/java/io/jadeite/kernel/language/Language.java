package io.jadeite.kernel.language;

import java.util.Optional;

/**
 * One language of a kernel: runs cells, completes, inspects.
 *
 * <p>{@link #execute} is only called by one thread at a time, the thread of cells; {@link #complete}, {@link #inspect} and
 * {@link #completeness} come from other threads, also while a cell runs, and must neither wait for it nor run code of the user's;
 * {@link #interrupt} comes from a third. Places in the code are counted in code points, as Jupyter does.
 */
public interface Language extends AutoCloseable {
    /** As Jupyter calls it: {@code groovy}, {@code java}. */
    String name();

    /** What front ends must know of it to show it; cheap, and right from the beginning. */
    Syntax syntax();

    /**
     * Runs a cell to its end. What it prints to {@code System.out} and {@code System.err} comes to the notebook by itself.
     *
     * <p>Errors of the cell are an {@link Outcome.Failure}; an exception from here is a fault of the language's own, which the
     * kernel shows as such.
     */
    Outcome execute(Cell cell, Surroundings surroundings);

    Completion complete(String code, int cursor);

    /**
     * What is known about the name at the cursor.
     *
     * @param detail 0 for a short answer, 1 for all there is (sources, whole Javadoc)
     */
    Optional<Inspection> inspect(String code, int cursor, int detail);

    /** Whether a console should run this now or let the user write on. */
    Completeness completeness(String code);

    /** Stops the running cell, whose {@link #execute} then gives {@link Outcome.Interrupted}; nothing if none runs. */
    void interrupt();

    /** Does beforehand what the first cell would have to wait for; called once, before the first {@link #execute}. */
    void warm();

    @Override
    void close();
}
