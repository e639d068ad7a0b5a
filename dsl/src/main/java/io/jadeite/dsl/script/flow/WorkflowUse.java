package io.jadeite.dsl.script.flow;

import io.jadeite.engine.workflow.WorkflowName;
import java.util.Optional;

/** A workflow, where code names it by a value and not by its name: {@code step twoStep, structure: nacl}. */
public interface WorkflowUse {
    WorkflowName name();

    /**
     * The workflow itself, where it was defined here: this one is meant, also when its name has come to mean another. Empty on a
     * worker, where each name means what came with the run.
     */
    Optional<UserWorkflow> held();
}
