package io.jadeite.dsl.script.flow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.Steps;
import io.jadeite.engine.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** Workflows that are steps of another: found, read, and executed in a folder of its directory. For the thread of the run. */
final class SubRuns {
    /** Deeper there is no end in sight. */
    private static final int DEEPEST = 20;

    private final Execution execution;
    private int folders;

    SubRuns(Execution execution) {
        this.execution = execution;
    }

    Workflow find(String name) {
        return execution.workflows().find(name);
    }

    Workflow find(WorkflowUse use) {
        return use.held()
                .<Workflow>map(held -> held)
                .orElseGet(() -> find(use.name().toString()));
    }

    Arguments arguments(Workflow workflow, Map<String, ?> inputs) {
        return Given.arguments(workflow, inputs, file -> {
            throw new InputException(
                    "'%s' is a file, which this worker need not see. Give the structure itself: load it where the run is submitted, and pass it as an input."
                            .formatted(file));
        });
    }

    Map<String, Object> json(Workflow workflow, Arguments arguments) {
        return Configuration.toJson(workflow, arguments);
    }

    /** Its values. */
    Map<String, Object> execute(Workflow workflow, Arguments arguments, Steps steps, String name, int turn)
            throws InterruptedException, IOException {
        if (QualifiedSteps.depth(steps) >= DEEPEST) {
            throw new InputException(
                    "Steps stand in one another more than %d deep. Does %s contain itself?".formatted(DEEPEST, name));
        }
        var directory = execution.directory().resolve("step-%02d-%s".formatted(++folders, name));
        if (workflow.usesDirectory()) {
            Files.createDirectories(directory);
        }
        var own = new Execution(
                arguments,
                directory,
                execution.settings(),
                execution.progress(),
                execution.workflows(),
                new QualifiedSteps(steps, turn == 1 ? name + "/" : "%s (%d)/".formatted(name, turn)));
        try {
            workflow.writeInputs(arguments, new InputPlace(directory, execution.settings(), true));
            return workflow.execute(own).values();
        } catch (InputException e) {
            throw new InputException(
                    e.problems().stream().map(problem -> failed(name, problem)).toList());
        } catch (JadeiteException e) {
            throw new JadeiteException(failed(name, e.getMessage()), e.getCause());
        }
    }

    private static String failed(String step, String message) {
        var begin = "Step '%s' failed: ".formatted(step);
        return message.contains(begin) ? message : begin + message;
    }
}
