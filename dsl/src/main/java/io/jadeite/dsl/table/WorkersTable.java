package io.jadeite.dsl.table;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.WorkerView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** The workers on a queue as a table, the newest last. Times are of the database's clock. */
public final class WorkersTable {
    private WorkersTable() {}

    /**
     * Those that live; with {@code all: true} also those that have stopped or are lost.
     *
     * @throws io.jadeite.engine.problem.InputException with all that is wrong with what was asked
     */
    public static Table of(Database database, Map<String, ?> asked) {
        var read = new Asked("workers.table", asked, List.of("all"));
        boolean all = read.flag("all");
        read.check();
        var filling = new TableFilling(
                all ? "workers" : "live workers",
                List.of(
                        Filling.wholes("worker"),
                        Filling.texts("state"),
                        Filling.texts("host"),
                        Filling.wholes("process"),
                        Filling.texts("owner"),
                        Filling.texts("tags"),
                        Filling.texts("match"),
                        Filling.texts("calculators"),
                        Filling.wholes("run"),
                        Filling.counts("succeeded"),
                        Filling.counts("failed"),
                        Filling.times("started"),
                        Filling.times("seen"),
                        Filling.texts("version"),
                        Filling.texts("message")));
        new QueueView(database).workers(!all).forEach(worker -> filling.add(cells(worker)));
        return filling.table();
    }

    private static @Nullable Object[] cells(WorkerView worker) {
        var acceptance = worker.acceptance();
        return new @Nullable Object[] {
            worker.id(),
            worker.state(),
            worker.host(),
            worker.pid(),
            worker.owner(),
            acceptance.tags().toString(),
            acceptance.match().word(),
            String.join(", ", acceptance.calculators().stream().sorted().toList()),
            worker.run().isPresent() ? (Long) worker.run().getAsLong() : null,
            worker.succeeded(),
            worker.failed(),
            worker.started(),
            worker.seen(),
            worker.version(),
            worker.reason().orElse(null)
        };
    }
}
