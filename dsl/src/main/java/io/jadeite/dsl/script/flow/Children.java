package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.workflow.ChildRun;
import java.util.List;

/** The ends of child runs, as results. */
final class Children {
    private static final int TOLD = 20;

    private Children() {}

    /** @throws JadeiteException with a line for each child that has failed, unless failures are kept out */
    static List<Result> results(String workflow, List<ChildRun> children, boolean without) {
        var failed = children.stream()
                .filter(child -> child.state() != RunState.SUCCEEDED)
                .toList();
        if (!failed.isEmpty() && !without) {
            throw new JadeiteException(told(workflow, failed, children.size()));
        }
        return children.stream()
                .filter(child -> child.state() == RunState.SUCCEEDED)
                .map(child -> new Result("run %d of %s".formatted(child.run(), workflow), child.values()))
                .toList();
    }

    private static String told(String workflow, List<ChildRun> failed, int all) {
        var text =
                new StringBuilder("%d of %d child runs of %s did not succeed:".formatted(failed.size(), all, workflow));
        failed.stream()
                .limit(TOLD)
                .forEach(child -> text.append("%nrun %d is %s; 'jadeite queue explain %d' says why."
                        .formatted(child.run(), child.state(), child.run())));
        if (failed.size() > TOLD) {
            text.append("%nand %d more.".formatted(failed.size() - TOLD));
        }
        return text.toString();
    }
}
