package io.jadeite.dsl.script.flow;

import io.jadeite.engine.workflow.ChildRun;
import io.jadeite.engine.workflow.Steps;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The steps of a workflow that is itself a step: their names stand under its own, so that they keep their turns when the step as a
 * whole is remembered.
 */
record QualifiedSteps(Steps steps, String prefix) implements Steps {
    /** How many steps stand around these: 0 for those of a run itself. */
    static int depth(Steps steps) {
        int depth = 0;
        for (var each = steps; each instanceof QualifiedSteps inner; each = inner.steps()) {
            depth++;
        }
        return depth;
    }

    @Override
    public Object once(String name, Map<String, Object> inputs, Work work) throws InterruptedException, IOException {
        return steps.once(prefix + name, inputs, work);
    }

    @Override
    public List<ChildRun> children(String name, String workflow, List<Map<String, Object>> parameters)
            throws InterruptedException {
        return steps.children(prefix + name, workflow, parameters);
    }
}
