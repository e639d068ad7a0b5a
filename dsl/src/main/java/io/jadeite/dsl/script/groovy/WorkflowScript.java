package io.jadeite.dsl.script.groovy;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.jadeite.dsl.script.flow.Flow;
import io.jadeite.dsl.script.flow.WorkflowUse;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.problem.InputException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base of scripts and cells: helper methods have the words of the workflow that calls them, and a word that isn't there is told in
 * the DSL's own words.
 */
public abstract class WorkflowScript extends Script {
    public Result step(Map<String, ?> inputs, String workflow) throws InterruptedException, IOException {
        return flow("step").step(inputs, workflow);
    }

    public Result step(String workflow) throws InterruptedException, IOException {
        return flow("step").step(workflow);
    }

    public Result step(Map<String, ?> inputs, WorkflowUse workflow) throws InterruptedException, IOException {
        return flow("step").step(inputs, workflow);
    }

    public @Nullable Object step(String name, Closure<?> work) throws InterruptedException, IOException {
        return flow("step").step(name, work);
    }

    public List<Result> children(Map<String, ?> inputs, String workflow) throws InterruptedException {
        return flow("children").children(inputs, workflow);
    }

    public List<Result> children(Map<String, ?> inputs, WorkflowUse workflow) throws InterruptedException {
        return flow("children").children(inputs, workflow);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        try {
            return getMetaClass().invokeMethod(this, name, arguments);
        } catch (MissingMethodException e) {
            if (!e.getMethod().equals(name)
                    || e.getType() == null
                    || !e.getType().isInstance(this)) {
                throw e;
            }
            // As Groovy's own scripts do.
            if (getBinding().hasVariable(name) && getBinding().getVariable(name) instanceof Closure<?> closure) {
                return closure.call((Object[]) arguments);
            }
            throw Told.missingWord(e, words());
        }
    }

    @Override
    public Object getProperty(String name) {
        try {
            return super.getProperty(name);
        } catch (MissingPropertyException e) {
            if (name.equals(e.getProperty())
                    && e.getType() != null
                    && e.getType().isInstance(this)) {
                var told = Told.missingName(name, getBinding().getVariables().keySet(), words());
                throw new UnknownNameException(told, name, getClass());
            }
            throw e;
        }
    }

    /** Those that can be used here. */
    protected List<String> words() {
        return Words.INSIDE;
    }

    /** Refuses a word that means nothing inside a workflow. */
    protected static void refuseInside(String word) {
        if (CurrentFlow.get().isPresent()) {
            throw new InputException(
                    "%s can't be used inside a workflow. There step runs another workflow here, and children submits runs of their own and awaits them."
                            .formatted(word));
        }
    }

    private static Flow flow(String word) {
        return CurrentFlow.get()
                .orElseThrow(() -> new InputException(
                        "%s is a word inside a workflow: workflow('type.calculator.preset') { … %s … }. Here run and runCloud do that."
                                .formatted(word, word)));
    }
}
