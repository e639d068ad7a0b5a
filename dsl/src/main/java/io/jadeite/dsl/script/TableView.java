package io.jadeite.dsl.script;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.workflow.Catalogue;
import java.util.List;
import java.util.Map;

/**
 * Queue, workers and results as tables: what {@code queue.table(tags: 'small-job')} and {@code results('…')} give. Found by
 * {@link java.util.ServiceLoader}; room {@code dsl.table} has it, and where that isn't on the class path (on workers) the words
 * that need it say so. Answers are {@code Object} here, as this room knows no table library; in Groovy that makes no difference,
 * in Java one calls {@code dsl.table} itself. Threads may share it.
 *
 * <p>What is asked for comes as it was written, by names in the DSL's spelling ({@code tags}, {@code state}, {@code workflow},
 * {@code limit}); a name that isn't known is refused with the nearest ones, and all that is wrong is told at once, by an
 * {@link io.jadeite.engine.problem.InputException}.
 */
public interface TableView {
    /** Runs, the newest last: {@code queue.table(…)}. */
    Object queue(Database database, Map<String, ?> asked);

    /** Workers, the newest last: {@code workers.table(…)}. */
    Object workers(Database database, Map<String, ?> asked);

    /**
     * The results of a workflow: {@code results('static-energy.emt.quick')}, on which {@code where} and others go on.
     *
     * @param catalogue the workflows that are known here, which name their columns
     */
    Object results(Database database, Catalogue catalogue, String workflow);

    /** These runs, in this order, with states and results: {@code runs.table()}. */
    Object runs(Database database, Catalogue catalogue, List<Long> runs);
}
