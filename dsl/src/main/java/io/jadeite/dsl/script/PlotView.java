package io.jadeite.dsl.script;

import io.jadeite.engine.database.Database;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Plots: what {@code plot energies, x: 'volumePerAtom', y: 'energyPerAtom'} gives. Found by {@link java.util.ServiceLoader}; room
 * {@code dsl.plot} has it, and where that isn't on the class path (on workers) the word says so. Threads may share it.
 */
public interface PlotView {
    /**
     * A plot of some data.
     *
     * @param database opened at the first question; for what is read from it, such as the steps of a run
     * @param data a table, a list, or a handle of a run, as it was written
     * @param asked by names in the DSL's spelling: {@code x}, {@code y}, {@code title} …; unknown ones are refused with the
     *     nearest names by an {@link io.jadeite.engine.problem.InputException}
     */
    Object plot(Supplier<Database> database, Object data, Map<String, ?> asked);

    /** What the word {@code plot} is without arguments: an object with a method for each kind, {@code plot.histogram(…)}. */
    Object kinds(Supplier<Database> database);
}
