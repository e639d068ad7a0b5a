package io.jadeite.dsl.script;

import io.jadeite.dsl.script.value.Stays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the word {@code queue} knows. Threads may share it. */
public final class QueueWords implements Stays {
    private static final List<String> FILTERS = List.of("state", "tags", "workflow");

    private final Session session;
    private final QueueAccess queue;

    QueueWords(Session session, QueueAccess queue) {
        this.session = session;
        this.queue = queue;
    }

    /** All runs as a table. */
    public Object table() {
        return table(Map.of());
    }

    /** Those that pass: {@code queue.table(tags: 'small-job', state: 'FAILED')}. */
    public Object table(Map<String, ?> asked) {
        return session.views().tables().queue(session.database(), asked);
    }

    /** The run of that number. */
    public Handle run(long id) {
        return new Handle(queue, id, queue.view().run(id).workflow());
    }

    /** All runs, the newest last. */
    public Handles runs() {
        return runs(Map.of());
    }

    /** Those that pass {@code state}, {@code tags} and {@code workflow}, the newest last. */
    public Handles runs(Map<String, ?> asked) {
        var read = new Asked("queue.runs", asked, FILTERS);
        var filter = read.filter();
        read.check();
        var handles = new ArrayList<Handle>();
        queue.view().each(filter, run -> handles.add(new Handle(queue, run.id(), run.workflow())));
        return new Handles(queue, handles);
    }

    /** How many runs are in each state. */
    public StateCounts counts() {
        return new StateCounts(queue.view().counts());
    }

    @Override
    public String whatToDo() {
        return "Take from it what the workflow needs before, as a value; the queue itself stays outside.";
    }

    @Override
    public String toString() {
        return "Queue in %s: %s".formatted(session.database().shown(), counts());
    }
}
