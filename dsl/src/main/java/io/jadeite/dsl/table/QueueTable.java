package io.jadeite.dsl.table;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.queue.RunRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** The runs of a queue as a table, the newest last. Times are of the database's clock, {@code took} is in seconds. */
public final class QueueTable {
    private static final List<String> KNOWN = List.of("tags", "state", "workflow", "limit");

    private QueueTable() {}

    /**
     * The runs that were asked for, by {@code tags}, {@code state} and {@code workflow}; with a {@code limit} so many of the newest.
     *
     * @throws io.jadeite.engine.problem.InputException with all that is wrong with what was asked
     */
    public static Table of(Database database, Map<String, ?> asked) {
        var read = new Asked("queue.table", asked, KNOWN);
        var filter = read.filter();
        var limit = read.limit();
        read.check();
        var view = new QueueView(database);
        var filling = filling(title(filter));
        if (limit.isPresent()) {
            view.newest(filter, limit.getAsInt()).forEach(run -> filling.add(cells(run)));
        } else {
            view.each(filter, run -> filling.add(cells(run)));
        }
        return filling.table();
    }

    private static TableFilling filling(String title) {
        return new TableFilling(
                title,
                List.of(
                        Filling.wholes("run"),
                        Filling.texts("state"),
                        Filling.texts("workflow"),
                        Filling.texts("subject"),
                        Filling.texts("tags"),
                        Filling.texts("owner"),
                        Filling.counts("priority"),
                        Filling.counts("attempt"),
                        Filling.times("submitted"),
                        Filling.times("started"),
                        Filling.times("finished"),
                        Filling.reals("took"),
                        Filling.texts("worker"),
                        Filling.texts("message")));
    }

    private static @Nullable Object[] cells(RunRecord run) {
        return new @Nullable Object[] {
            run.id(),
            run.state().name(),
            run.workflow(),
            run.subject(),
            run.userTags().toString(),
            run.owner(),
            run.priority(),
            run.attempt(),
            run.created(),
            run.started().orElse(null),
            run.finished().orElse(null),
            took(run),
            run.worker().orElse(null),
            run.message().orElse(null)
        };
    }

    /** Seconds from start to end; nothing for a run that goes on. */
    static @Nullable Double took(RunRecord run) {
        return run.started().isEmpty() || run.finished().isEmpty()
                ? null
                : (Double) (Duration.between(run.started().get(), run.finished().get())
                                .toMillis()
                        / 1e3);
    }

    private static String title(RunFilter filter) {
        var title = new StringBuilder("runs");
        filter.workflow().ifPresent(name -> title.append(" of ").append(name));
        if (!filter.states().isEmpty()) {
            title.append(" that are ");
            title.append(String.join(
                    " or ", filter.states().stream().sorted().map(Enum::name).toList()));
        }
        if (!filter.tags().isEmpty()) {
            title.append(" tagged ").append(filter.tags());
        }
        return title.toString();
    }
}
