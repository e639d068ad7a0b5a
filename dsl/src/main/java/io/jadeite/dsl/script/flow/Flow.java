package io.jadeite.dsl.script.flow;

import groovy.lang.Closure;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.dsl.script.value.ResultValues;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words inside a workflow. What a step gives is a value, as in any program: loops, choices and joins are plain code. A step that
 * was finished isn't done again when a run is resumed; so code between steps must do the same each time.
 *
 * <pre>{@code
 * workflow('demo.toolkit.two-step') { Structure structure ->
 *     def relaxed = step 'relaxation.emt.quick', structure: structure
 *     step 'static-energy.emt.quick', structure: relaxed.structureFinal
 * }
 * }</pre>
 *
 * <p>For the thread that executes the run.
 */
public final class Flow {
    private final Execution execution;
    private final Steps steps;
    private final SubRuns subRuns;
    private final Map<String, Integer> turns = new HashMap<>();

    private Flow(Execution execution) {
        this.execution = execution;
        this.steps = execution.steps();
        this.subRuns = new SubRuns(execution);
    }

    static Flow of(Execution execution) {
        return new Flow(execution);
    }

    /** Executes a workflow here, as a part of this run; its result is remembered. In Groovy: {@code step 'a.b.c', structure: s}. */
    public Result step(Map<String, ?> inputs, String workflow) throws InterruptedException, IOException {
        var found = subRuns.find(workflow);
        var arguments = subRuns.arguments(found, inputs);
        var name = found.name().toString();
        int turn = turns.merge(name, 1, Integer::sum);
        var values = steps.once(
                name, subRuns.json(found, arguments), () -> subRuns.execute(found, arguments, steps, name, turn));
        return new Result("step '%s'".formatted(name), map(values));
    }

    /** The same in Java. */
    public Result step(String workflow, Map<String, ?> inputs) throws InterruptedException, IOException {
        return step(inputs, workflow);
    }

    /** Of a workflow without inputs, or with usual values for all. */
    public Result step(String workflow) throws InterruptedException, IOException {
        return step(Map.of(), workflow);
    }

    /** Of another user's workflow, by its value: {@code step twoStep, structure: s}. */
    public Result step(Map<String, ?> inputs, WorkflowUse workflow) throws InterruptedException, IOException {
        return step(inputs, workflow.name().toString());
    }

    /** A part of this workflow, whose value is remembered: {@code step('pick') { … }}. */
    public @Nullable Object step(String name, Closure<?> work) throws InterruptedException, IOException {
        return step(name, work::call);
    }

    /** The same in Java. */
    public @Nullable Object step(String name, Steps.Work work) throws InterruptedException, IOException {
        turns.merge(name, 1, Integer::sum);
        var remembered = steps.once(name, Map.of(), () -> {
            var value = ResultValues.plain("The value of step '%s'".formatted(name), work.value());
            return value == null ? Map.of() : Map.of(Result.VALUE, value);
        });
        var result = new Result("step '%s'".formatted(name), map(remembered));
        return result.has(Result.VALUE) ? result.value() : null;
    }

    /**
     * Runs of their own, one for each value of a list among the inputs, that other workers may take; this run waits until all have
     * ended, and its worker is free meanwhile. In Groovy: {@code children 'static-energy.emt.quick', structure: candidates}.
     *
     * @param inputs with {@code failures: 'keep'} a child that fails is left out of the list; else it fails this run
     * @return the results, in the order of the lists
     */
    public List<Result> children(Map<String, ?> inputs, String workflow) throws InterruptedException {
        var asked = new LinkedHashMap<String, Object>(inputs);
        var failures = String.valueOf(asked.getOrDefault("failures", "fail"));
        asked.remove("failures");
        if (!failures.equals("fail") && !failures.equals("keep")) {
            throw new InputException("failures should be 'fail' or 'keep', found '%s'.".formatted(failures));
        }
        var found = subRuns.find(workflow);
        var name = found.name().toString();
        var parameters = new ArrayList<Map<String, Object>>();
        for (var set : Spread.of(found, asked)) {
            parameters.add(subRuns.json(found, subRuns.arguments(found, set)));
        }
        turns.merge(name, 1, Integer::sum);
        return Children.results(name, steps.children(name, name, parameters), failures.equals("keep"));
    }

    /** The same in Java. */
    public List<Result> children(String workflow, Map<String, ?> inputs) throws InterruptedException {
        return children(inputs, workflow);
    }

    /** Of another user's workflow, by its value. */
    public List<Result> children(Map<String, ?> inputs, WorkflowUse workflow) throws InterruptedException {
        return children(inputs, workflow.name().toString());
    }

    /** The attempt's own, where this run's files lie. */
    public Path directory() {
        return execution.directory();
    }

    /** Tags of all runs of the workflow. They are read from the code when it is defined; here nothing is left to do. */
    public void tags(Object... words) {}

    private static Map<String, Object> map(Object values) {
        var map = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) values).forEach((name, value) -> map.put(String.valueOf(name), value));
        return map;
    }
}
