package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Body;
import io.jadeite.dsl.script.flow.Input;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.workflow.WorkflowName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A workflow in the making, in Java.
 *
 * <pre>{@code
 * var twoStep = jadeite.workflow("demo.toolkit.two-step")
 *         .input("structure", Structure.class)
 *         .tags("small-job")
 *         .does((flow, in) -> {
 *             var relaxed = flow.step("relaxation.emt.quick", Map.of("structure", in.structure("structure")));
 *             return flow.step("static-energy.emt.quick", Map.of("structure", relaxed.structureFinal()));
 *         });
 * }</pre>
 *
 * <p>For one thread.
 */
public final class WorkflowBuilder {
    private final Jadeite jadeite;
    private final Problems problems = new Problems();
    private final String name;
    private final List<Input> inputs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private Optional<Class<? extends Record>> result = Optional.empty();

    WorkflowBuilder(Jadeite jadeite, String name) {
        this.jadeite = jadeite;
        this.name = name;
    }

    /** An input that must be given. */
    public WorkflowBuilder input(String inputName, Class<?> type) {
        problems.collect(() -> inputs.add(new Input(inputName, type, Optional.empty())));
        return this;
    }

    /** An input with its usual value. */
    public WorkflowBuilder input(String inputName, Class<?> type, Object standard) {
        problems.collect(() -> inputs.add(new Input(inputName, type, Optional.of(standard))));
        return this;
    }

    /** That its runs carry, beside those of their submission. */
    public WorkflowBuilder tags(String... words) {
        tags.addAll(List.of(words));
        return this;
    }

    /** The record that it returns: its components become a table of their own. */
    public WorkflowBuilder result(Class<? extends Record> type) {
        result = Optional.of(type);
        return this;
    }

    /**
     * What it does.
     *
     * @throws io.jadeite.engine.problem.InputException with all that is wrong with the definition
     */
    public Definition does(Body body) {
        var parsed = problems.collect(() -> WorkflowName.parse(name));
        var all = problems.collect(() -> Tags.of(tags));
        problems.throwIfAny();
        var signature =
                new UserWorkflow.Signature(Objects.requireNonNull(parsed), inputs, Objects.requireNonNull(all), result);
        return jadeite.define(jadeite.java(signature, body));
    }
}
