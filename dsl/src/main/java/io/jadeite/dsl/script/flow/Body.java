package io.jadeite.dsl.script.flow;

import org.jspecify.annotations.Nullable;

/** The code of a user's workflow. Threads share it; each execution has its own flow. */
@FunctionalInterface
public interface Body {
    /**
     * @param inputs the workflow's, in the order in which it declares them
     * @return the run's result: a {@link io.jadeite.dsl.script.value.Result}, a record, a map, or one value
     */
    @Nullable
    Object run(Flow flow, Inputs inputs) throws Exception;
}
