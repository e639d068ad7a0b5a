package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import java.util.regex.Pattern;

/** {@code type.calculator.preset}, for instance {@code relaxation.vasp.mit}. */
public record WorkflowName(String type, String calculator, String preset) {
    private static final Pattern PART = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public WorkflowName {
        for (var part : new String[] {type, calculator, preset}) {
            if (!PART.matcher(part).matches()) {
                throw new InputException(
                        "A workflow is named type.calculator.preset in small letters, digits and hyphens; '%s' isn't such a part."
                                .formatted(part));
            }
        }
    }

    /** @throws InputException where there aren't three such parts */
    public static WorkflowName parse(String name) {
        var parts = name.split("\\.", -1);
        if (parts.length != 3) {
            throw new InputException(
                    "A workflow is named type.calculator.preset, for instance relaxation.emt.quick; found '%s'."
                            .formatted(name));
        }
        return new WorkflowName(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return type + "." + calculator + "." + preset;
    }
}
