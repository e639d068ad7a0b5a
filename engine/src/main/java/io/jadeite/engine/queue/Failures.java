package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Failure;
import java.sql.SQLException;

/** Keeps why a run failed that no attempt of its own explains. */
final class Failures {
    private Failures() {}

    static void record(Sql sql, long run, Failure failure) throws SQLException {
        sql.update(
                "update run_detail set failure_kind = ?, failure_message = ? where run_id = ?",
                failure.kind(),
                failure.message(),
                run);
    }
}
