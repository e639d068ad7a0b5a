package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Attempt;
import java.sql.SQLException;

/**
 * Takes the result of an attempt that was taken for lost: its worker's lease had run out, but its calculation had not stopped.
 * Whoever has the run by now is superseded.
 */
final class Adoption {
    private Adoption() {}

    /**
     * Whether the run is this attempt's again, and SUCCEEDED: not where another attempt has ended it, somebody has cancelled it
     * or has put it back himself.
     */
    static boolean of(Sql sql, Attempt attempt) throws SQLException {
        Attempts.noteCurrent(sql, attempt.run());
        int adopted = sql.update("""
                update run set state = 3, finished_at = ${now}
                where id = ? and attempt >= ? and cancel_requested = 0
                  and (state in (1, 2) or (state = 4 and exists (
                      select 1 from run_detail d where d.run_id = run.id and d.failure_kind = 'lost')))
                """, attempt.run(), attempt.number());
        if (adopted == 0) {
            return false;
        }
        sql.update("update run_detail set failure_kind = null, failure_message = null where run_id = ?", attempt.run());
        sql.update("""
                update attempt set finished_at = ${now}, outcome = 'SUCCEEDED', failure_kind = null,
                    message = 'It was taken for lost, but had finished; its result was adopted.'
                where run_id = ? and attempt = ?
                """, attempt.run(), attempt.number());
        return true;
    }
}
