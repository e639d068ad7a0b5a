package io.jadeite.engine.bundle;

import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.ResultShape;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Execution;
import io.jadeite.engine.workflow.InputPlace;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.Workflow;
import io.jadeite.engine.workflow.WorkflowName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A workflow as its language made it of a bundle, which can travel on to other workers.
 *
 * @param others those that its code may name: the installed ones, and those that came with it
 */
record LoadedWorkflow(Workflow made, Parcel parcel, Catalogue others) implements Travelling {
    /** With itself, which its code may name too. */
    Catalogue catalogue() {
        return others.with(this);
    }

    @Override
    public WorkflowName name() {
        return made.name();
    }

    @Override
    public String documentation() {
        return made.documentation();
    }

    @Override
    public List<Parameter> parameters() {
        return made.parameters();
    }

    @Override
    public List<String> columns() {
        return made.columns();
    }

    @Override
    public Optional<ResultShape> resultShape() {
        return made.resultShape();
    }

    @Override
    public void check(Arguments arguments) {
        made.check(arguments);
    }

    @Override
    public boolean usesDirectory() {
        return made.usesDirectory();
    }

    @Override
    public void writeInputs(Arguments arguments, Path directory) throws IOException {
        made.writeInputs(arguments, directory);
    }

    /** Also where it is a step of another: its code means by names what it meant where it was written. */
    @Override
    public void writeInputs(Arguments arguments, InputPlace place) throws IOException {
        made.writeInputs(arguments, place);
    }

    @Override
    public Arguments asWritten(Arguments arguments) {
        return made.asWritten(arguments);
    }

    @Override
    public Optional<String> unready() {
        return made.unready();
    }

    @Override
    public Outcome execute(Execution execution) throws InterruptedException, IOException {
        return made.execute(new Execution(
                execution.arguments(),
                execution.directory(),
                execution.settings(),
                execution.progress(),
                catalogue(),
                execution.steps()));
    }
}
