package io.jadeite.dsl.script;

import io.jadeite.dsl.script.value.Result;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several runs, with the words that one has. Immutable; threads may share it. */
public final class Handles extends AbstractList<Handle> implements Runs {
    private static final int SHOWN = 5;

    private final QueueAccess queue;
    private final List<Handle> handles;

    Handles(QueueAccess queue, List<Handle> handles) {
        this.queue = queue;
        this.handles = List.copyOf(handles);
    }

    @Override
    public Handle get(int index) {
        return handles.get(index);
    }

    @Override
    public int size() {
        return handles.size();
    }

    /** How many are in each state. */
    public StateCounts state() {
        return queue.standings(ids()).counts();
    }

    /**
     * What they returned, in their order.
     *
     * @throws io.jadeite.engine.problem.JadeiteException of the first that hasn't ended or didn't succeed
     */
    public List<Result> result() {
        return handles.stream().map(Handle::result).toList();
    }

    /** Those that ended with a result. */
    public Handles succeeded() {
        return in(RunState.SUCCEEDED);
    }

    /** Those that failed: {@code runs.failed().each { println it.why() }}. */
    public Handles failed() {
        return in(RunState.FAILED);
    }

    /** Those that haven't ended. */
    public Handles unfinished() {
        return in(RunState.WAITING, RunState.PENDING, RunState.RUNNING);
    }

    @Override
    public Handles await(Duration longest) throws InterruptedException {
        new Waiting(queue, this).await(longest, false);
        return this;
    }

    @Override
    public Handles await(String longest) throws InterruptedException {
        return await(Durations.parse(longest));
    }

    @Override
    public Handles await() throws InterruptedException {
        return await(LONGEST_WAIT);
    }

    @Override
    public Handles progress() throws InterruptedException {
        new Waiting(queue, this).await(LONGEST_WAIT, true);
        return this;
    }

    @Override
    public Handles cancel() {
        ids().forEach(queue::cancel);
        return this;
    }

    /** A line for each. */
    public List<String> why() {
        return handles.stream()
                .map(handle -> "run %d: %s".formatted(handle.id(), handle.why()))
                .toList();
    }

    /** Of each that has one. */
    public List<Path> directory() {
        return handles.stream().map(Handle::directory).flatMap(Optional::stream).toList();
    }

    /** Of all, one after the other. */
    public String log() {
        return handles.stream().map(Handle::log).collect(Collectors.joining("\n"));
    }

    @Override
    public Handle one() {
        if (handles.size() != 1) {
            throw new InputException(
                    "These are %d runs, not one. Take one of them, such as the first: [0].".formatted(size()));
        }
        return handles.getFirst();
    }

    @Override
    public Handles all() {
        return this;
    }

    @Override
    public List<Long> ids() {
        return handles.stream().map(Handle::id).toList();
    }

    @Override
    public Object table() {
        return queue.tables().runs(queue.database(), queue.catalogue(), ids());
    }

    @Override
    public String toString() {
        var first = handles.stream().limit(SHOWN).map(Handle::toString).collect(Collectors.joining(", "));
        return size() <= SHOWN ? "[" + first + "]" : "[%s and %d more]".formatted(first, size() - SHOWN);
    }

    private Handles in(RunState... wanted) {
        var states = queue.standings(ids()).states();
        var chosen = List.of(wanted);
        return new Handles(
                queue,
                handles.stream()
                        .filter(handle -> chosen.contains(states.get(handle.id())))
                        .toList());
    }
}
