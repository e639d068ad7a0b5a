package io.jadeite.engine.workflow;

import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.ResultShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A workflow in Java whose result is a record, which gets a table of its own:
 *
 * <pre>{@code
 * public final class LatticeWorkflow extends RecordWorkflow<LatticeResult> {
 *     public LatticeWorkflow() {
 *         super("lattice.my-project.usual", "Describes a structure's cell.", LatticeResult.class);
 *     }
 *     …
 * }
 * }</pre>
 */
public abstract class RecordWorkflow<R extends Record> implements Workflow {
    private final WorkflowName name;
    private final String documentation;
    private final ResultShape shape;

    /** @param name {@code type.calculator.preset} */
    protected RecordWorkflow(String name, String documentation, Class<R> result) {
        this.name = WorkflowName.parse(name);
        this.documentation = documentation;
        this.shape = RecordResult.shapeOf(result);
    }

    /**
     * Its work, to its end.
     *
     * @throws InterruptedException where it was told to stop
     * @throws io.jadeite.engine.problem.JadeiteException where it failed, with what a user can do
     */
    protected abstract R calculate(Execution execution) throws InterruptedException, IOException;

    @Override
    public final WorkflowName name() {
        return name;
    }

    @Override
    public final String documentation() {
        return documentation;
    }

    @Override
    public final Optional<ResultShape> resultShape() {
        return Optional.of(shape);
    }

    @Override
    public List<String> columns() {
        return shape.names();
    }

    /** Nothing, where it isn't overridden. */
    @Override
    public void writeInputs(Arguments arguments, Path directory) throws IOException {}

    @Override
    public final Outcome execute(Execution execution) throws InterruptedException, IOException {
        return new Outcome(RecordResult.valuesOf(calculate(execution)), List.of());
    }
}
