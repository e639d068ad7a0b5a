package io.jadeite.engine.worker;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Calculator;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.Stopped;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A calculator whose workflow does as its parameter {@code act} says, and which the test directs. Threads may share it. */
final class Stage implements Calculator {
    static final String WORKFLOW = "stand-in.test.usual";

    /** Something has begun to wait. */
    final Semaphore waiting = new Semaphore(0);
    /** Something that waited was told to stop. */
    final Semaphore stopped = new Semaphore(0);
    /** What waits may go on and succeed. */
    final CountDownLatch curtain = new CountDownLatch(1);

    @Override
    public String name() {
        return "test";
    }

    @Override
    public List<Workflow> workflows() {
        return List.of(new Play());
    }

    @Override
    public Optional<String> missing(Settings settings) {
        return Optional.empty();
    }

    /** What waits here goes on when the test says so. */
    void awaitCurtain() throws InterruptedException {
        waiting.release();
        try {
            if (!curtain.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody raised the curtain");
            }
        } catch (InterruptedException e) {
            stopped.release();
            throw e;
        }
    }

    private final class Play implements Workflow {
        @Override
        public WorkflowName name() {
            return WorkflowName.parse(WORKFLOW);
        }

        @Override
        public String documentation() {
            return "Does as it is told.";
        }

        @Override
        public List<Parameter> parameters() {
            var acts = List.of(
                    "succeed",
                    "fail",
                    "refuse",
                    "break",
                    "assert",
                    "stop-itself",
                    "wait",
                    "cannot-write",
                    "worthless",
                    "unspeakable");
            return List.of(Parameter.of("act", new ParameterType.Choice(acts), "succeed", "", "what it does"));
        }

        @Override
        public List<String> columns() {
            return List.of("energy");
        }

        @Override
        public void writeInputs(Arguments arguments, Path directory) throws IOException {
            Files.writeString(directory.resolve("INPUT"), arguments.text("act"));
        }

        @Override
        public Outcome execute(Execution execution) throws InterruptedException, IOException {
            Files.writeString(execution.directory().resolve("OUTPUT"), "begun\n");
            return switch (execution.arguments().text("act")) {
                case "fail" -> throw new JadeiteException("It didn't converge.");
                case "refuse" -> throw new InputException("These inputs don't fit.");
                case "break" -> throw new IllegalStateException("a bug");
                case "stop-itself" -> throw new Stopped();
                case "assert" -> throw new AssertionError("a broken promise");
                case "cannot-write" -> throw new AccessDeniedException("OUTPUT");
                case "worthless" -> new Outcome(Map.of("formula", "C\0u"), List.of());
                case "unspeakable" -> throw new JadeiteException("It printed \0 and died.");
                case "wait" -> waitForCurtain();
                default -> success();
            };
        }

        private Outcome waitForCurtain() throws InterruptedException {
            awaitCurtain();
            return success();
        }

        private Outcome success() {
            var none = OptionalDouble.empty();
            return new Outcome(
                    Map.of("energy", -0.1, "formula", "Cu"),
                    List.of(
                            new IonicStep(0, 1.0, OptionalDouble.of(0.3), none, none, none),
                            new IonicStep(1, -0.1, OptionalDouble.of(0.01), none, none, none)));
        }
    }
}
