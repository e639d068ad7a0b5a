package io.jadeite.dsl.script.groovy;

import io.jadeite.dsl.script.flow.Flow;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The flow that this thread executes, so that helper methods of a script have the words of the workflow that calls them. */
final class CurrentFlow {
    private static final ScopedValue<Flow> FLOW = ScopedValue.newInstance();

    private CurrentFlow() {}

    static @Nullable Object with(Flow flow, Callable<@Nullable Object> action) throws Exception {
        return ScopedValue.where(FLOW, flow).call(action::call);
    }

    static Optional<Flow> get() {
        return FLOW.isBound() ? Optional.of(FLOW.get()) : Optional.empty();
    }
}
