package io.jadeite.engine.queue;

import io.jadeite.engine.database.Row;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as those who look at the queue see it.
 *
 * @param userTags those that its user gave; {@link #tags} has all
 * @param attempt the one whose ending was accepted, else the last
 * @param worker the host and number of the worker that has it, or had it last
 * @param directory of its last attempt
 * @param bundle the hash of the code that it carries; empty: its workflow is installed
 * @param message why it failed or was handed back
 */
public record RunRecord(
        long id,
        String workflow,
        RunState state,
        boolean cancelRequested,
        int attempt,
        int priority,
        Tags userTags,
        String owner,
        String subject,
        Instant created,
        Optional<Instant> notBefore,
        Optional<Instant> started,
        Optional<Instant> finished,
        Optional<String> worker,
        Optional<String> directory,
        Optional<String> bundle,
        Optional<String> message) {
    /** @param runs the view of all runs, or a query of some of them in parentheses */
    static String select(String runs) {
        return """
            select run.id, run.state, run.cancel_requested, coalesce(r.attempt, run.attempt) as attempt, run.priority, run.created_at, run.run_at,
                   run.started_at, run.finished_at, d.workflow, d.user_tags, d.owner, d.subject, d.failure_message, d.bundle_hash,
                   a.directory, coalesce(a.host, w.host) as host, a.message, coalesce(a.worker_id, run.worker_id) as worker_id
            from %s run join run_detail d on d.run_id = run.id
                     left join result r on r.run_id = run.id
                     left join attempt a on a.run_id = run.id and a.attempt = coalesce(r.attempt, run.attempt)
                     left join worker w on w.id = run.worker_id
            """.formatted(runs);
    }

    static RunRecord read(Row row) throws SQLException {
        var failure = row.textOrNull("failure_message");
        var host = row.textOrNull("host");
        return new RunRecord(
                row.number("id"),
                row.text("workflow"),
                RunState.ofCode(row.whole("state")),
                row.flag("cancel_requested"),
                row.whole("attempt"),
                row.whole("priority"),
                Tags.of(WordList.read(row.text("user_tags"), "run_detail.user_tags")),
                row.text("owner"),
                Optional.ofNullable(row.textOrNull("subject")).orElse(""),
                Instant.ofEpochMilli(row.number("created_at")),
                time(row.numberOrNull("run_at")),
                time(row.numberOrNull("started_at")),
                time(row.numberOrNull("finished_at")),
                host == null ? Optional.empty() : Optional.of(host + " (worker " + row.number("worker_id") + ")"),
                Optional.ofNullable(row.textOrNull("directory")),
                Optional.ofNullable(row.textOrNull("bundle_hash")),
                Optional.ofNullable(failure == null ? row.textOrNull("message") : failure));
    }

    /** Type, calculator and full name stand on every run as tags, beside its user's. */
    public Tags tags() {
        var parts = workflow.split("\\.", -1);
        return userTags.and(Tags.of(parts[0], parts[1], workflow));
    }

    private static Optional<Instant> time(@Nullable Long milliseconds) {
        return Optional.ofNullable(milliseconds).map(Instant::ofEpochMilli);
    }
}
