package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.flow.WorkflowUse;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.List;
import java.util.Map;

/**
 * A workflow that was defined here: run it here, or in the queue, with the same words. Threads may share it.
 *
 * <pre>{@code
 * result = twoStep.run structure: nacl, encut: 520
 * runs   = twoStep.runCloud structure: Structure.loadAll('candidates/*.vasp'), encut: 520, tags: ['small-job']
 * }</pre>
 */
public final class Definition implements WorkflowUse {
    private final Jadeite jadeite;
    private final UserWorkflow workflow;

    Definition(Jadeite jadeite, UserWorkflow workflow) {
        this.jadeite = jadeite;
        this.workflow = workflow;
    }

    @Override
    public WorkflowName name() {
        return workflow.name();
    }

    /** Here and now. @throws io.jadeite.engine.problem.JadeiteException where it failed, with why */
    public Result run(Map<String, ?> inputs) throws InterruptedException {
        return jadeite.run(workflow, inputs);
    }

    /** Here, one after the other, for each value of a list among the inputs. */
    public List<Result> runEach(Map<String, ?> inputs) throws InterruptedException {
        return jadeite.runEach(workflow, inputs);
    }

    /** Without inputs. */
    public Result run() throws InterruptedException {
        return run(Map.of());
    }

    /** In the queue: with a list in the place of one value, many runs in one submission. */
    public Runs runCloud(Map<String, ?> inputs) {
        return jadeite.runCloud(workflow, inputs);
    }

    /** Without inputs. */
    public Runs runCloud() {
        return runCloud(Map.of());
    }

    /** The code that would travel with its runs, as people read it. */
    public String source() {
        return workflow.parcel().bundle().source();
    }

    public UserWorkflow workflow() {
        return workflow;
    }

    @Override
    public String toString() {
        var inputs = workflow.signature().inputs().stream()
                .map(input -> input.type().getSimpleName() + " " + input.name()
                        + input.standard().map(value -> " = " + value).orElse(""))
                .toList();
        return "Workflow %s (%s)".formatted(name(), String.join(", ", inputs));
    }
}
