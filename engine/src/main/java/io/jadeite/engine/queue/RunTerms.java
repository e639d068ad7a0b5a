package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * On what terms a run was submitted, and the runs that it has to do with.
 *
 * @param failures how often it has failed by its own fault and was tried again
 * @param unique whether there is at most one unfinished run like it
 * @param parents those that it was submitted to wait for
 * @param children those that its own steps have submitted
 * @param childOf the runs whose steps have submitted it and wait for it; at most one, unless a step of several asked for the same
 */
public record RunTerms(
        int retries,
        Duration retryDelay,
        int failures,
        boolean skipIfParentFails,
        boolean unique,
        List<Relative> parents,
        List<Relative> children,
        List<Long> childOf) {
    /** Another run, and how it stands. */
    public record Relative(long run, RunState state) {}

    static Optional<RunTerms> in(Sql sql, long run) throws SQLException {
        var parents = relatives(sql, """
                select p.parent_id as id, r.state from run_parent p join any_run r on r.id = p.parent_id
                where p.run_id = ? and p.until_end = 0 order by p.parent_id
                """, run);
        var children = relatives(sql, """
                select c.run_id as id, r.state from child_run c join any_run r on r.id = c.run_id
                where c.parent_id = ? order by c.run_id
                """, run);
        var childOf = sql.list(
                "select run_id from run_parent where parent_id = ? and until_end = 1 order by run_id",
                row -> row.number("run_id"),
                run);
        return sql.first(
                """
                select d.retries, d.retry_delay_ms, d.skip_if_parent_fails, run.failures,
                       case when run.unique_key is null then 0 else 1 end as is_unique
                from any_run run join run_detail d on d.run_id = run.id where run.id = ?
                """,
                row -> new RunTerms(
                        row.whole("retries"),
                        Duration.ofMillis(row.number("retry_delay_ms")),
                        row.whole("failures"),
                        row.flag("skip_if_parent_fails"),
                        row.flag("is_unique"),
                        parents,
                        children,
                        childOf),
                run);
    }

    private static List<Relative> relatives(Sql sql, String query, long run) throws SQLException {
        return sql.list(query, row -> new Relative(row.number("id"), RunState.ofCode(row.whole("state"))), run);
    }
}
