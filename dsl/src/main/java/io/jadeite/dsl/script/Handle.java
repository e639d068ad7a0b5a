package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Given;
import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.workflow.RunReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run in the queue, to ask about and to wait for. As an input of a later run it stands for its result, and makes that run wait for
 * this one. Each question asks the database. Threads may share it.
 *
 * <pre>{@code
 * var run = jadeite.runCloud("relaxation.emt.quick", Map.of("structure", copper)).one();
 * run.state();                          // PENDING
 * run.await("10m").one().result().energyPerAtom();
 * }</pre>
 */
public final class Handle extends NotYet implements Runs, Given.Later {
    private static final Set<String> QUESTIONS = Set.of(
            "id",
            "ids",
            "state",
            "result",
            "await",
            "progress",
            "cancel",
            "why",
            "directory",
            "log",
            "one",
            "all",
            "table",
            "workflow");

    private final QueueAccess queue;
    private final long id;
    private final String workflow;

    Handle(QueueAccess queue, long id, String workflow) {
        this.queue = queue;
        this.id = id;
        this.workflow = workflow;
    }

    /** The run's number. */
    public long id() {
        return id;
    }

    public String workflow() {
        return workflow;
    }

    public RunState state() {
        return record().state();
    }

    /**
     * What it returned.
     *
     * @throws InputException where it hasn't ended yet, with how to wait
     * @throws JadeiteException where it didn't succeed, with why
     */
    public Result result() {
        var record = record();
        if (!record.state().isFinished()) {
            throw new InputException("%s is %s, so it has no result yet. await() waits for it: await('10m').result()."
                    .formatted(this, record.state()));
        }
        if (record.state() != RunState.SUCCEEDED) {
            throw new JadeiteException("%s is %s: %s".formatted(this, record.state(), queue.why(record)));
        }
        return queue.result(id, toString());
    }

    @Override
    public Handle await(Duration longest) throws InterruptedException {
        all().await(longest);
        return this;
    }

    @Override
    public Handle await(String longest) throws InterruptedException {
        all().await(longest);
        return this;
    }

    @Override
    public Handle await() throws InterruptedException {
        return await(LONGEST_WAIT);
    }

    @Override
    public Handle progress() throws InterruptedException {
        all().progress();
        return this;
    }

    @Override
    public Handle cancel() {
        all().cancel();
        return this;
    }

    /** In a few sentences why it stands where it stands: what it waits for, who has it, why it failed. */
    public String why() {
        return queue.why(record());
    }

    /** Of its last attempt; empty where it hasn't begun, or needs none. */
    public Optional<Path> directory() {
        return record().directory().map(Path::of);
    }

    /** What happened to it so far: a line for each attempt, and for each ionic step that was saved. */
    public String log() {
        return queue.log(id, toString());
    }

    /** A value of its result before it is there, as an input of a later run; in Groovy {@code run.structureFinal}. */
    public Reference get(String name) {
        if (QUESTIONS.contains(name)) {
            throw new InputException("%s() is a question to %s, and needs its parentheses.".formatted(name, this));
        }
        return new Reference(this, name);
    }

    @Override
    public RunReference reference() {
        return new RunReference(id, "");
    }

    @Override
    public Handle one() {
        return this;
    }

    @Override
    public Handles all() {
        return new Handles(queue, List.of(this));
    }

    @Override
    public List<Long> ids() {
        return List.of(id);
    }

    @Override
    public Object table() {
        return all().table();
    }

    @Override
    public String meaning() {
        return "the result of " + this;
    }

    @Override
    public String advice() {
        return "Give it to a later run as an input, which then waits for it; or wait yourself: await().result().";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Handle handle && handle.id == id && handle.queue.equals(queue);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "run %d (%s)".formatted(id, workflow);
    }

    private RunRecord record() {
        return queue.view().run(id);
    }
}
