package io.jadeite.benchmark.queue;

import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A calculator whose one workflow does nothing, but tells that it has been started. */
record NoOp(IntConsumer started) implements Calculator {
    static final WorkflowName NAME = new WorkflowName("nothing", "noop", "quick");

    @Override
    public String name() {
        return NAME.calculator();
    }

    @Override
    public List<Workflow> workflows() {
        return List.of(new Nothing(started));
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.empty();
    }

    private record Nothing(IntConsumer started) implements Workflow {
        @Override
        public WorkflowName name() {
            return NAME;
        }

        @Override
        public String documentation() {
            return "Does nothing.";
        }

        @Override
        public List<Parameter> parameters() {
            var number = new ParameterType.Whole(0, Integer.MAX_VALUE);
            return List.of(Parameter.of("number", number, 0L, "", "which one it is"));
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public boolean usesDirectory() {
            return false;
        }

        @Override
        public void writeInputs(Arguments arguments, Path directory) {}

        @Override
        public Outcome execute(Execution execution) {
            started.accept(execution.arguments().whole("number"));
            return new Outcome(Map.of(), List.of());
        }
    }
}
