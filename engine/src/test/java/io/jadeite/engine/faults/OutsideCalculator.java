package io.jadeite.engine.faults;

import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.text.Yaml;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A calculator whose one workflow is a child process, as a real code's would be. The child says in a file outside the
 * database when it starts and ends: what the database says is compared with that.
 */
final class OutsideCalculator implements Calculator {
    static final String WORKFLOW = "stand-in.outside.child";

    /** In the worker's environment: the file that the children append to. */
    static final String FILE = "FAULTS_OUTSIDE";

    /** Appends lines of one write each; sleeps; when it is told to stop, says so and does. */
    private static final String CHILD = """
            say() { echo "$run $attempt $worker $1 $(date +%s%3N) $$" >> "$FAULTS_OUTSIDE"; }
            run=$1; attempt=$2; worker=$3
            trap 'kill $!; say stopped; exit 143' TERM
            say start
            if [ "$4" != 0 ]; then sleep "$4" & wait $!; fi
            say end
            """;

    @Override
    public String name() {
        return "outside";
    }

    @Override
    public List<Workflow> workflows() {
        return List.of(new Child());
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.empty();
    }

    private static final class Child implements Workflow {
        @Override
        public WorkflowName name() {
            return WorkflowName.parse(WORKFLOW);
        }

        @Override
        public String documentation() {
            return "Starts a process that sleeps.";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "sleep_ms", new ParameterType.Whole(0, Long.MAX_VALUE), 0L, "ms", "how long the child sleeps"));
        }

        @Override
        public List<String> columns() {
            return List.of("energy");
        }

        @Override
        public void writeInputs(Arguments arguments, Path directory) throws IOException {
            Files.writeString(directory.resolve("INPUT"), arguments.whole("sleep_ms") + "\n");
        }

        @Override
        public Outcome execute(Execution execution) throws InterruptedException, IOException {
            long began = System.nanoTime();
            var child = start(execution);
            int code;
            try {
                code = child.waitFor();
            } catch (InterruptedException e) {
                stop(child);
                throw e;
            }
            if (code != 0) {
                throw new JadeiteException("The child process ended with exit code " + code + ".");
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Outcome(Map.of("energy", -seconds, "formula", "Cu"), List.of());
        }

        private static Process start(Execution execution) throws IOException {
            var directory = execution.directory();
            var facts = Yaml.readMapping(directory.resolve("jadeite_run.yaml"));
            var builder = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            CHILD,
                            "child",
                            String.valueOf(facts.get("run")),
                            String.valueOf(facts.get("attempt")),
                            String.valueOf(facts.get("worker")),
                            seconds(execution.arguments().whole("sleep_ms")))
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // The outside world has the right time, whatever the worker's clock says.
            builder.environment().keySet().removeIf(name -> name.startsWith("FAKETIME") || name.equals("LD_PRELOAD"));
            return builder.start();
        }

        private static String seconds(int milliseconds) {
            return milliseconds == 0 ? "0" : "%d.%03d".formatted(milliseconds / 1000, milliseconds % 1000);
        }

        private static void stop(Process child) {
            child.destroy();
            try {
                if (!child.waitFor(500, TimeUnit.MILLISECONDS)) {
                    child.destroyForcibly();
                }
            } catch (InterruptedException e) {
                child.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
