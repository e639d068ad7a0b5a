package io.jadeite.dsl.table;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.queue.RunRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** The runs of a queue as a table, the newest last. Times are of the database's clock, {@code took} is in seconds. */
public final class QueueTable {
    private static final List<String> KNOWN = List.of("tags", "state", "workflow", "limit");

    private QueueTable() {}

    /** So many of the newest are read where nothing is said: a queue may have millions, and a table of them would fill the memory. */
    static final int USUAL = 100_000;

    /**
     * The runs that were asked for, by {@code tags}, {@code state} and {@code workflow}; with a {@code limit} so many of the newest,
     * else the newest 100,000. Its name says where there are more.
     *
     * @throws io.jadeite.engine.problem.InputException with all that is wrong with what was asked
     */
    public static Table of(Database database, Map<String, ?> asked) {
        return of(database, asked, USUAL);
    }

    static Table of(Database database, Map<String, ?> asked, int usual) {
        var read = new Asked("queue.table", asked, KNOWN);
        var filter = read.filter();
        var limit = read.limit();
        read.check();
        var view = new QueueView(database);
        var filling = filling(title(filter));
        view.eachOfNewest(filter, limit.orElse(usual), run -> filling.add(cells(run)));
        var table = filling.table();
        if (table.rowCount() >= limit.orElse(usual)) {
            table.setName(newest(
                            table.rowCount(),
                            limit.isPresent() ? OptionalLong.empty() : OptionalLong.of(view.count(filter)))
                    + table.name());
        }
        return table;
    }

    /** Who asked for so many doesn't wait until all others are counted. */
    private static String newest(int rows, OptionalLong all) {
        return all.isPresent()
                ? String.format(Locale.ROOT, "the newest %,d of %,d ", rows, Math.max(rows, all.getAsLong()))
                : String.format(Locale.ROOT, "the newest %,d ", rows);
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
