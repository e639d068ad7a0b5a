package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.queue.Requests.Cancelled;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.List;

/** Ends runs that nobody wants any more, and with them those that they have submitted themselves: nobody waits for these. */
final class Cancellation {
    private Cancellation() {}

    /** @param state the run's own, which stays until the end of the transaction */
    static Cancelled of(Sql sql, long run, RunState state) throws SQLException {
        var done = alone(sql, run, state);
        if (done != Cancelled.TOO_LATE) {
            ofChildren(sql, run);
        }
        return done;
    }

    /** Those that haven't ended. */
    static void ofChildren(Sql sql, long run) throws SQLException {
        for (long child : RunRows.descendants(sql, run)) {
            var state = RunRows.hold(sql, child);
            if (state.isPresent()) {
                alone(sql, child, state.get());
            }
        }
    }

    private static Cancelled alone(Sql sql, long run, RunState state) throws SQLException {
        return switch (state) {
            case WAITING, PENDING -> {
                sql.update("update run set state = 5, finished_at = ${now} where id = ?", run);
                Waiting.parentsEnded(sql, List.of(run), RunState.CANCELLED);
                yield Cancelled.NOW;
            }
            case RUNNING -> {
                sql.update("update run set cancel_requested = 1 where id = ?", run);
                yield Cancelled.REQUESTED;
            }
            case SUCCEEDED, FAILED, CANCELLED -> Cancelled.TOO_LATE;
        };
    }
}
