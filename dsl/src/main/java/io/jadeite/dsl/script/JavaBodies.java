package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Body;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.dsl.script.value.Decoder;
import io.jadeite.engine.problem.InputException;
import java.util.Optional;

/** Workflows whose code is Java. */
final class JavaBodies {
    private JavaBodies() {}

    static UserWorkflow workflow(UserWorkflow.Signature signature, Body body) {
        var loader = Optional.ofNullable(body.getClass().getClassLoader()).orElse(ClassLoader.getSystemClassLoader());
        var decoder = new Decoder(name -> Class.forName(name, true, loader), (tag, content) -> Optional.empty());
        return new UserWorkflow(signature, body, decoder, within -> {
            throw new InputException(
                    "%s is compiled Java, whose source isn't known here, so it can't travel to workers. Put it into a jar in Jadeite's folder 'workflows' on each computer ('jadeite project new' makes such a project), or define it in a notebook or in Groovy."
                            .formatted(signature.name()));
        });
    }
}
