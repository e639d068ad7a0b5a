package io.jadeite.dsl.script.flow;

import io.jadeite.engine.workflow.WorkflowName;

/** A workflow, where code names it by a value and not by its name: {@code step twoStep, structure: nacl}. */
public interface WorkflowUse {
    WorkflowName name();
}
