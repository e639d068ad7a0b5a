package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.util.Optional;

/** What is kept of a run beside its place in the queue: read once a run, so not in the hot table. */
final class RunDetails {
    private RunDetails() {}

    /** @param group tells which runs were submitted together */
    static void insert(
            Sql sql,
            long run,
            Submission submission,
            Submission.Item item,
            String owner,
            String group,
            Optional<String> key,
            Optional<String> directory)
            throws SQLException {
        sql.update(
                """
                insert into run_detail (run_id, workflow, workflow_type, calculator, user_tags, subject, parameters, owner,
                                        submission, idempotency_key, directory, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run,
                submission.lane().workflow(),
                submission.workflowType(),
                submission.lane().calculator(),
                WordList.write(submission.lane().userTags().sorted()),
                item.subject(),
                item.parameters(),
                owner,
                group,
                key.orElse(null),
                directory.orElse(null),
                submission.version());
    }
}
