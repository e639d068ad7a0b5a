package io.jadeite.dsl.script;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.jadeite.dsl.script.flow.Flow;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.groovy.GroovyWorkflows;
import io.jadeite.dsl.script.groovy.Words;
import io.jadeite.dsl.script.groovy.WorkflowScript;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The base of Groovy scripts and cells: the words of {@link Jadeite} without a name before them. {@code jadeite script} and notebooks
 * use it by themselves; a script that plain {@code groovy} runs says {@code @groovy.transform.BaseScript
 * io.jadeite.dsl.script.JadeiteScript words}.
 */
public abstract class JadeiteScript extends WorkflowScript {
    /** The variable in which scripts and cells that belong together share what they have around them. */
    public static final String SHARED = "jadeite";

    private @Nullable Jadeite own;

    /** All of the words as Java has them; opened at the first question. */
    public Jadeite getJadeite() {
        if (getBinding().hasVariable(SHARED) && getBinding().getVariable(SHARED) instanceof Jadeite shared) {
            return shared;
        }
        if (own == null) {
            own = Jadeite.open();
        }
        return own;
    }

    /** Defines a workflow, whose inputs are the closure's typed parameters. */
    public Definition workflow(
            String name, @DelegatesTo(value = Flow.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
        return workflow(Map.of(), name, body);
    }

    /** The same with {@code tags}, and {@code result}: the record that it returns. */
    public Definition workflow(
            Map<String, ?> options,
            String name,
            @DelegatesTo(value = Flow.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
        refuseInside("workflow");
        var jadeite = getJadeite();
        UserWorkflow made = GroovyWorkflows.of(name, options, body, Words.all(), jadeite::defined);
        return jadeite.define(made);
    }

    public Result run(Map<String, ?> inputs, String workflow) throws InterruptedException {
        refuseInside("run");
        return getJadeite().run(workflow, inputs);
    }

    public Result run(String workflow) throws InterruptedException {
        return run(Map.of(), workflow);
    }

    public List<Result> runEach(Map<String, ?> inputs, String workflow) throws InterruptedException {
        refuseInside("runEach");
        return getJadeite().runEach(workflow, inputs);
    }

    public Runs runCloud(Map<String, ?> inputs, String workflow) {
        refuseInside("runCloud");
        return getJadeite().runCloud(workflow, inputs);
    }

    public Runs runCloud(String workflow) {
        return runCloud(Map.of(), workflow);
    }

    public Object results(String workflow) {
        refuseInside("results");
        return getJadeite().results(workflow);
    }

    /** {@code plot energies, x: 'volumePerAtom', y: 'energyPerAtom'}. */
    public Object plot(Map<String, ?> asked, Object data) {
        return getJadeite().plot(data, asked);
    }

    public Object plot(Object data) {
        return plot(Map.of(), data);
    }

    /** {@code plot.histogram …}. */
    public Object getPlot() {
        return getJadeite().plot();
    }

    public QueueWords getQueue() {
        refuseInside("queue");
        return getJadeite().queue();
    }

    public WorkersWords getWorkers() {
        refuseInside("workers");
        return getJadeite().workers();
    }

    public ClusterWords getCluster() {
        refuseInside("cluster");
        return getJadeite().cluster();
    }

    public LaunchWords getLaunch() {
        refuseInside("launch");
        return getJadeite().launch();
    }

    public SettingsWords getSettings() {
        return getJadeite().settings();
    }

    /** The same as {@code Structure.load}. */
    public Structure load(String name) {
        refuseInside("load");
        return getJadeite().load(name);
    }

    public List<Structure> loadAll(String pattern) {
        refuseInside("loadAll");
        return getJadeite().loadAll(pattern);
    }

    @Override
    protected List<String> words() {
        var all = new ArrayList<>(Words.OUTSIDE);
        all.addAll(Words.INSIDE);
        return all;
    }
}
