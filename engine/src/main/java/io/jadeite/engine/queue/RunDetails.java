package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a run beside its place in the queue: read once a run, so not in the hot table. */
final class RunDetails {
    private static final List<String> COLUMNS = List.of(
            "run_id",
            "workflow",
            "workflow_type",
            "calculator",
            "user_tags",
            "subject",
            "parameters",
            "owner",
            "submission",
            "idempotency_key",
            "directory",
            "retries",
            "retry_delay_ms",
            "skip_if_parent_fails",
            "bundle_hash",
            "version");

    private RunDetails() {}

    /** What one run's row holds that isn't the same for its whole submission. */
    record Own(long run, Submission.Item item, Optional<String> key, Optional<String> directory) {}

    /** @param group tells which runs were submitted together */
    static void insert(Sql sql, Submission submission, String owner, String group, List<Own> runs) throws SQLException {
        var lane = submission.lane();
        var policy = submission.policy();
        var userTags = userTags(lane);
        var bundle = submission.bundleHash().orElse(null);
        sql.insert(
                "run_detail",
                COLUMNS,
                runs.stream()
                        .map(own -> new @Nullable Object[] {
                            own.run(),
                            lane.workflow(),
                            submission.workflowType(),
                            lane.calculator(),
                            userTags,
                            own.item().subject(),
                            own.item().parameters(),
                            owner,
                            group,
                            own.key().orElse(null),
                            own.directory().orElse(null),
                            policy.retries(),
                            policy.retryDelay().toMillis(),
                            policy.skipIfParentFails() ? 1 : 0,
                            bundle,
                            submission.version()
                        })
                        .toList());
    }

    static String userTags(Lane lane) {
        return WordList.write(lane.userTags().sorted());
    }
}
