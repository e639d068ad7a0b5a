package io.jadeite.engine.workflow;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Named parts of a workflow whose values are remembered with the run: when a run is tried again, or goes on after it waited for
 * its children, its code runs from the beginning, and each step that was finished gives its value at once. So the code between
 * steps must do the same each time. A step that is reached several times, in a loop, is told apart by its turn.
 *
 * <p>For the thread that executes the workflow.
 */
public interface Steps {
    /** Work that is done once. */
    @FunctionalInterface
    interface Work {
        /** What JSON can hold: numbers, texts, truth values, lists, maps. */
        Object value() throws InterruptedException, IOException;
    }

    /**
     * The value of the work, done now or remembered.
     *
     * @param inputs what the value depends on, as JSON can hold it
     * @throws io.jadeite.engine.problem.InputException where an earlier attempt did this step with other inputs
     * @throws InterruptedException where the run has gone to somebody else meanwhile; the value is not remembered then
     */
    Object once(String name, Map<String, Object> inputs, Work work) throws InterruptedException, IOException;

    /**
     * The ends of child runs of a workflow, one for each set of parameters, in that order. They are submitted when this is
     * reached for the first time, never again; until all have ended, in whatever way, this run is WAITING and its worker free.
     *
     * @throws io.jadeite.engine.problem.InputException where a parameter is wrong, or an earlier attempt asked for other runs
     */
    List<ChildRun> children(String name, String workflow, List<Map<String, Object>> parameters)
            throws InterruptedException;

    /** The same of this very workflow, whatever its name means elsewhere. */
    List<ChildRun> children(String name, Workflow workflow, List<Map<String, Object>> parameters)
            throws InterruptedException;
}
