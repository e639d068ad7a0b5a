package io.jadeite.dsl.table;

import io.jadeite.engine.run.Unit;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.RecordWorkflow;
import java.util.List;

/** A workflow as those in jars are. */
final class Measuring extends RecordWorkflow<Measuring.Measured> {
    record Measured(@Unit("meV") double barrier, long order, boolean isGood, String group, List<Integer> all) {}

    Measuring() {
        super("demo.toolkit.measuring", "Measures something.", Measured.class);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    protected Measured calculate(Execution execution) {
        return new Measured(1, 2, true, "a", List.of(3));
    }
}
