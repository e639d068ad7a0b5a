package io.jadeite.dsl.script.groovy;

import groovy.lang.Closure;
import io.jadeite.dsl.script.flow.Body;
import io.jadeite.dsl.script.flow.Flow;
import io.jadeite.dsl.script.flow.Inputs;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A closure as the code of a workflow. Each execution has a copy of it with its own words.
 *
 * @param closures gives the closure, made anew where it came from a bundle, so that no run sees what another has changed
 */
record GroovyBody(Supplier<Closure<?>> closures) implements Body {
    @Override
    public @Nullable Object run(Flow flow, Inputs inputs) throws Exception {
        var closure = (Closure<?>) closures.get().clone();
        closure.setDelegate(flow);
        closure.setResolveStrategy(Closure.DELEGATE_FIRST);
        var arguments = inputs.toMap().values().toArray();
        try {
            return CurrentFlow.with(flow, () -> closure.call(arguments));
        } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
            throw Told.of(e, Words.INSIDE);
        }
    }
}
