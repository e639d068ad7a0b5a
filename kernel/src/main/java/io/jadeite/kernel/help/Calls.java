package io.jadeite.kernel.help;

import io.jadeite.engine.workflow.Workflow;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the workflow in whose call a place is: {@code run 'a.b.c', str▮}, {@code twoStep.runCloud str▮}. */
final class Calls {
    private static final Pattern BY_NAME = Pattern.compile(
            "(?s)\\b(?:run|runEach|runCloud|step|children)\\b\\s*\\(?\\s*['\"]([\\w.-]+)['\"]\\s*,((?:[^;{}\\n]|,\\s*\\n)*)$");
    private static final Pattern BY_VARIABLE =
            Pattern.compile("(?s)\\b(\\w+)\\.(?:run|runEach|runCloud)\\b(?:\\s*\\(|\\s)((?:[^;{}\\n]|,\\s*\\n)*)$");

    /** Behind a colon stands a value, and no name of an input. */
    private static final Pattern NAME_BEGINS = Pattern.compile("(?s)(?:^|,)\\s*\\w*$");

    private Calls() {}

    static Optional<Workflow> around(Spot spot, Workflows workflows) {
        var before = spot.before();
        var named = BY_NAME.matcher(before);
        if (named.find()) {
            return NAME_BEGINS.matcher(named.group(2)).find() ? workflows.find(named.group(1)) : Optional.empty();
        }
        var variable = BY_VARIABLE.matcher(before);
        return variable.find() && NAME_BEGINS.matcher(variable.group(2)).find()
                ? workflows.of(variable.group(1))
                : Optional.empty();
    }
}
