package io.jadeite.engine.queue;

import io.jadeite.engine.database.Sql;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** The rows of a submission: one narrow one for each run, and one with its details. */
final class RunInsert {
    /** Where runs are put: the number of their lane, and whose they are. */
    record Place(long lane, String owner) {}

    /** A round trip costs as much as the rows of a single run, so that both are one statement. */
    private static final String TOGETHER = """
            with fresh as (insert into run (state, priority, lane_id, created_at) values (1, ?, ?, ${now}) returning id)
            insert into run_detail (run_id, workflow, workflow_type, calculator, user_tags, subject, parameters, owner,
                                    submission, directory, retries, retry_delay_ms, version)
            select id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from fresh returning run_id""";

    private static final String TOGETHER_AND_TELL = TOGETHER + "${tell}";

    private RunInsert() {}

    /**
     * The number of a single run that can be taken at once.
     *
     * @param tells whether the commit tells listening processes itself
     */
    static long together(Sql sql, Submission submission, Place place, boolean tells) throws SQLException {
        var lane = submission.lane();
        var item = submission.items().getFirst();
        return sql.first(
                        tells ? TOGETHER_AND_TELL : TOGETHER,
                        row -> row.number("run_id"),
                        submission.priority(),
                        place.lane(),
                        lane.workflow(),
                        submission.workflowType(),
                        lane.calculator(),
                        RunDetails.userTags(lane),
                        item.subject(),
                        item.parameters(),
                        place.owner(),
                        UUID.randomUUID().toString(),
                        submission.directory().orElse(null),
                        submission.policy().retries(),
                        submission.policy().retryDelay().toMillis(),
                        submission.version())
                .orElseThrow();
    }

    /** The narrow rows alone: their numbers, rising. */
    static List<Long> rows(Sql sql, Submission submission, long lane, RunState state, int count) throws SQLException {
        var ids = sql.list(
                """
                insert into run (state, priority, lane_id, run_at, created_at)
                select ?, ?, ?, cast(? as bigint), ${now} from ${each} where true returning id
                """,
                row -> row.number("id"),
                state.code(),
                submission.priority(),
                lane,
                submission.notBefore().map(Instant::toEpochMilli).orElse(null),
                sql.dialect().ids(LongStream.range(0, count).boxed().toList()));
        return ids.stream().sorted().toList();
    }

    /** The details of runs whose narrow rows are there: each number with the item at that index. */
    static void details(Sql sql, Submission submission, String owner, List<Long> ids, List<Integer> indexes)
            throws SQLException {
        var details = new ArrayList<RunDetails.Own>();
        for (int i = 0; i < ids.size(); i++) {
            int index = indexes.get(i);
            details.add(new RunDetails.Own(
                    ids.get(i),
                    submission.items().get(index),
                    keyOf(submission, index),
                    directoryOf(submission, index)));
        }
        RunDetails.insert(sql, submission, owner, UUID.randomUUID().toString(), details);
    }

    static Optional<String> keyOf(Submission submission, int index) {
        return submission.key().map(key -> submission.items().size() == 1 ? key : key + "#" + (index + 1));
    }

    /** Runs that share a given directory get a folder each in it. */
    private static Optional<String> directoryOf(Submission submission, int index) {
        return submission
                .directory()
                .map(directory -> submission.items().size() == 1 ? directory : directory + "/" + (index + 1));
    }
}
