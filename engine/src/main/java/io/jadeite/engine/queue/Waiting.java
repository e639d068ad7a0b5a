package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** What becomes of runs that wait for a time or for other runs. */
final class Waiting {
    /** A parent that moved to the history has ended long ago, in the way that its children waited for. */
    private static final String READY = """
            state = 0 and (run_at is null or run_at <= ${now})
              and not exists (select 1 from run_parent p join run r on r.id = p.parent_id
                              where p.run_id = run.id and r.state <> 3 and (p.until_end = 0 or r.state < 3))
            """;

    private Waiting() {}

    /**
     * Those whose time has come and whose parents are done become PENDING. The time is asked once: a clock that is read for each
     * row can't be looked up in an index, and all that wait would be read.
     */
    static void releaseInTime(Sql sql) throws SQLException {
        sql.announce(sql.update("update run set state = 1 where run_at <= (select ${now}) and " + READY));
    }

    /** Of these runs, those that wait for nothing any more become PENDING. */
    static void release(Sql sql, Collection<Long> runs) throws SQLException {
        sql.announce(sql.update(
                "update run set state = 1 where id in ${ids} and " + READY,
                sql.dialect().ids(runs)));
    }

    /** These have ended in that state: their children become PENDING if they wait for nothing else, or never will. */
    static void parentsEnded(Sql sql, Collection<Long> parents, RunState state) throws SQLException {
        parentsEnded(sql, parents, state, OptionalLong.empty());
    }

    /** @param origin the run whose end made the parents end, where that was another's */
    private static void parentsEnded(Sql sql, Collection<Long> parents, RunState state, OptionalLong origin)
            throws SQLException {
        record Child(long id, long parent, boolean untilEnd, boolean skipped) {}
        var children = sql.list(
                """
                select p.run_id, p.parent_id, p.until_end, d.skip_if_parent_fails
                from run_parent p join run_detail d on d.run_id = p.run_id where p.parent_id in ${ids} order by p.run_id
                """,
                row -> new Child(
                        row.number("run_id"),
                        row.number("parent_id"),
                        row.flag("until_end"),
                        row.flag("skip_if_parent_fails")),
                sql.dialect().ids(parents));
        if (children.isEmpty()) {
            return;
        }
        var ids = children.stream().map(Child::id).distinct().toList();
        // Held first: where two parents end at the same moment, the second to hold them sees the end of the first.
        sql.list(
                "select id from run where id in ${ids} and state = 0 order by id ${lock}",
                row -> row.number("id"),
                sql.dialect().ids(ids));
        release(sql, ids);
        if (state == RunState.SUCCEEDED) {
            return;
        }
        var beginning = origin.isEmpty() ? "" : " It began with " + named(sql, origin.getAsLong()) + ".";
        for (var child : children) {
            if (!child.untilEnd()) {
                var next = child.skipped() ? RunState.CANCELLED : RunState.FAILED;
                var words = "Run %d, which it waited for, is %s.%s".formatted(child.parent(), state, beginning);
                var failure = new Failure("parent", child.skipped() ? "Skipped. " + words : words);
                end(sql, child.id(), next, failure, origin.orElse(child.parent()));
            }
        }
    }

    private static String named(Sql sql, long run) throws SQLException {
        return sql.first("select workflow from run_detail where run_id = ?", row -> row.text("workflow"), run)
                .map(workflow -> "run %d (%s)".formatted(run, workflow))
                .orElse("run " + run);
    }

    private static void end(Sql sql, long child, RunState state, Failure failure, long origin) throws SQLException {
        int ended = sql.update(
                "update run set state = ?, finished_at = ${now} where id = ? and state = 0", state.code(), child);
        if (ended == 1) {
            Failures.record(sql, child, failure);
            parentsEnded(sql, List.of(child), state, OptionalLong.of(origin));
        }
    }
}
