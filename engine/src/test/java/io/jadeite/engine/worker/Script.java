package io.jadeite.engine.worker;

import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A calculator whose workflow is a piece of code that the test writes. Threads may share it. */
final class Script implements Calculator {
    static final String WORKFLOW = "scripted.script.usual";
    /** The same, without a directory. */
    static final String WITHOUT_DIRECTORY = "scripted.script.quick";

    /** What it does; the map is the result. */
    @FunctionalInterface
    interface Code {
        Map<String, Object> of(Execution execution) throws InterruptedException, IOException;
    }

    private volatile Code code = execution -> Map.of();

    void write(Code text) {
        code = text;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public List<Workflow> workflows() {
        return List.of(new Scripted(WORKFLOW, true), new Scripted(WITHOUT_DIRECTORY, false));
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.empty();
    }

    private final class Scripted implements Workflow {
        private final String name;
        private final boolean usesDirectory;

        Scripted(String name, boolean usesDirectory) {
            this.name = name;
            this.usesDirectory = usesDirectory;
        }

        @Override
        public WorkflowName name() {
            return WorkflowName.parse(name);
        }

        @Override
        public String documentation() {
            return "Does what the test wrote.";
        }

        @Override
        public List<Parameter> parameters() {
            var any = new ParameterType.Whole(0, 1_000_000);
            return List.of(
                    Parameter.of("number", any, 0L, "", "tells runs apart"),
                    Parameter.of("other", any, 0L, "", "tells them apart too"));
        }

        @Override
        public List<String> columns() {
            return List.of("energy");
        }

        @Override
        public boolean usesDirectory() {
            return usesDirectory;
        }

        @Override
        public void writeInputs(Arguments arguments, Path directory) {}

        @Override
        public Outcome execute(Execution execution) throws InterruptedException, IOException {
            return new Outcome(code.of(execution), List.of());
        }
    }
}
