package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Given;
import io.jadeite.dsl.script.value.Spelling;
import io.jadeite.engine.workflow.RunReference;

/** A value of a run's result, before it is there: {@code runs[0].structureFinal}, as an input of a later run. */
public final class Reference extends NotYet implements Given.Later {
    private final Handle handle;
    private final String name;

    Reference(Handle handle, String name) {
        this.handle = handle;
        this.name = name;
    }

    @Override
    public RunReference reference() {
        return new RunReference(handle.id(), Spelling.snake(name));
    }

    @Override
    public String meaning() {
        return "%s of %s".formatted(name, handle.meaning());
    }

    @Override
    public String advice() {
        return "Give it to a later run as an input, which then waits for it; or wait yourself: await().result().%s."
                .formatted(name);
    }

    @Override
    public String toString() {
        return meaning();
    }
}
