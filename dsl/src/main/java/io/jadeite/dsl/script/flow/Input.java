package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Spelling;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.StructureSource;
import java.util.Optional;
import java.util.Set;

/**
 * An input of a user's workflow: a typed parameter of its closure.
 *
 * @param name as it stands in the code, {@code maxSteps}
 * @param type what the code gets
 * @param standard its value where none is given; empty: it must be given
 */
public record Input(String name, Class<?> type, Optional<Object> standard) {
    /** The words that are the same for every workflow and so never an input of one, in the DSL's spelling. */
    public static final Set<String> RESERVED = Set.of(
            "tag",
            "tags",
            "priority",
            "after",
            "at",
            "key",
            "cores",
            "memory",
            "gpus",
            "time",
            "limit",
            "limits",
            "retries",
            "retryDelay",
            "unique",
            "ifParentFails",
            "directory",
            "json",
            "failures");

    private static final StructureSource NO_FILES = file -> {
        throw new InputException("A file can't be the usual value of an input, found '%s'.".formatted(file));
    };

    /** @throws InputException where it has a reserved name, or no type that values can have */
    public Input {
        if (RESERVED.contains(name)) {
            throw new InputException(
                    "'%s' can't be an input: it says how a run is submitted. Give the input another name."
                            .formatted(name));
        }
        InputKind.of(type).check(name, type);
    }

    /** As the engine knows it, by the name that JSON and the command line have. */
    Parameter parameter() {
        var kind = InputKind.of(type).parameterType(type);
        return new Parameter(
                Spelling.snake(name), kind, standard.map(value -> kind.read(value, NO_FILES)), "", "the input " + name);
    }
}
