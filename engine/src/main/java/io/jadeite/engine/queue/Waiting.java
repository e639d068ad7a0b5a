package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.List;

/** What becomes of runs that wait for a time or for other runs. */
final class Waiting {
    private Waiting() {}

    /** Those whose time has come and whose parents all have succeeded become PENDING. */
    static void release(Sql sql) throws SQLException {
        sql.update("""
                update run set state = 1
                where state = 0 and (run_at is null or run_at <= ${now})
                  and not exists (select 1 from run_parent p join run r on r.id = p.parent_id
                                  where p.run_id = run.id and r.state <> 3)
                """);
    }

    /** Those that wait for this run become PENDING if they wait for nothing else. */
    static void releaseChildrenOf(Sql sql, long parent) throws SQLException {
        sql.update("""
                update run set state = 1
                where state = 0 and (run_at is null or run_at <= ${now})
                  and id in (select run_id from run_parent where parent_id = ?)
                  and not exists (select 1 from run_parent p join run r on r.id = p.parent_id
                                  where p.run_id = run.id and r.state <> 3)
                """, parent);
    }

    /** What waits for a run that won't succeed fails, and so on down. */
    static void failChildrenOf(Sql sql, long parent, RunState state) throws SQLException {
        List<Long> children = sql.list("""
                update run set state = 4, finished_at = ${now}
                where state = 0 and id in (select run_id from run_parent where parent_id = ?) returning id
                """, row -> row.number("id"), parent);
        for (long child : children) {
            var failure = new Failure("parent", "Run %d, which it waited for, is %s.".formatted(parent, state));
            Failures.record(sql, child, failure);
            failChildrenOf(sql, child, RunState.FAILED);
        }
    }
}
