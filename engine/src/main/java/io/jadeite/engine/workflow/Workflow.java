package io.jadeite.engine.workflow;

import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.ResultShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something that can be run: a name, typed parameters, and how it is executed in a directory. Threads may share it. */
public interface Workflow {
    WorkflowName name();

    /** One sentence. */
    String documentation();

    List<Parameter> parameters();

    /** The names of the result values that its table shows, in that order. */
    List<String> columns();

    /**
     * The values of its result record, where it declares one: its results then get a table of their own. {@link RecordResult} reads
     * them off a record.
     */
    default Optional<ResultShape> resultShape() {
        return Optional.empty();
    }

    /**
     * Looks at the arguments together, after each was read by itself.
     *
     * @throws io.jadeite.engine.problem.InputException with what doesn't fit
     */
    default void check(Arguments arguments) {}

    /**
     * Whether it reads or writes files. One that only computes values is spared its directory, which makes thousands of short
     * runs several times quicker; its {@link #writeInputs} is never called.
     */
    default boolean usesDirectory() {
        return true;
    }

    /** Writes the calculation's inputs; {@code setup-only} does just that. */
    void writeInputs(Arguments arguments, Path directory) throws IOException;

    /** The same where the site's settings have a say, such as where licensed files lie. */
    default void writeInputs(Arguments arguments, InputPlace place) throws IOException {
        writeInputs(arguments, place.directory());
    }

    /** Arguments that make the same inputs out of the structure that was written, whose atoms may stand in another order. */
    default Arguments asWritten(Arguments arguments) {
        return arguments;
    }

    /** Why no computer can execute it with this version of Jadeite, though its inputs can be written; a sentence. */
    default Optional<String> unready() {
        return Optional.empty();
    }

    /**
     * Runs the calculation in the execution's directory, whose inputs are written, to its end.
     *
     * @return the values that are saved
     * @throws InterruptedException where it was told to stop
     * @throws io.jadeite.engine.problem.JadeiteException where it failed, with what a user can do
     */
    Outcome execute(Execution execution) throws InterruptedException, IOException;
}
