package io.jadeite.dsl.script;

import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.WorkerView;
import java.util.List;
import java.util.Map;

/** What the word {@code workers} knows. Threads may share it. */
public final class WorkersWords {
    private final Session session;

    WorkersWords(Session session) {
        this.session = session;
    }

    /** All workers as a table. */
    public Object table() {
        return table(Map.of());
    }

    /** Those that pass. */
    public Object table(Map<String, ?> asked) {
        return session.views().tables().workers(session.database(), asked);
    }

    /** Those that live. */
    public List<WorkerView> live() {
        return new QueueView(session.database()).workers(true);
    }

    @Override
    public String toString() {
        var live = live();
        long busy = live.stream().filter(worker -> worker.run().isPresent()).count();
        return "%d live worker(s), %d of them running something".formatted(live.size(), busy);
    }
}
