package io.jadeite.engine.workflow;

import java.util.Optional;

/**
 * An input of a workflow.
 *
 * @param name small letters, digits and underscores; on the command line {@code --max-steps} is {@code max_steps}
 * @param standard its value where none is given; empty: it must be given
 * @param unit as it stands in tables, empty where there is none
 */
public record Parameter(String name, ParameterType type, Optional<Object> standard, String unit, String documentation) {
    public static Parameter required(String name, ParameterType type, String documentation) {
        return new Parameter(name, type, Optional.empty(), "", documentation);
    }

    public static Parameter of(String name, ParameterType type, Object standard, String unit, String documentation) {
        return new Parameter(name, type, Optional.of(standard), unit, documentation);
    }
}
