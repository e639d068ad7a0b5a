package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.text.WordList;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of runs gave and which runs they submitted, for later attempts. Whatever is written is fenced: only the attempt
 * that has the run writes. Threads may share it.
 */
public final class StepRecords {
    /**
     * A finished step.
     *
     * @param inputs a digest of what it depended on
     * @param value as JSON
     */
    public record Remembered(String inputs, String value) {}

    /** What children take over from the run that submits them. */
    public record Heritage(Tags userTags, Set<String> limits, int priority) {}

    /** A child run, and how it stands. */
    public record Child(long run, RunState state) {}

    /** So many runs may await each other. */
    private static final int DEEPEST = 50;

    private final Database database;

    public StepRecords(Database database) {
        this.database = database;
    }

    public Optional<Remembered> find(long run, String name, int occurrence) {
        return database.single(sql -> find(sql, run, name, occurrence));
    }

    /** False where the attempt doesn't have the run any more. */
    public boolean remember(Attempt attempt, String name, int occurrence, Remembered step) {
        return database.transaction(sql -> {
            if (!holds(sql, attempt)) {
                return false;
            }
            insert(sql, attempt, name, occurrence, step);
            return true;
        });
    }

    public Heritage heritage(long run) {
        return database.single(sql -> sql.first(
                        """
                        select d.user_tags, coalesce(lane.limits, '[]') as limits, run.priority
                        from run join run_detail d on d.run_id = run.id left join lane on lane.id = run.lane_id where run.id = ?
                        """,
                        row -> new Heritage(
                                Tags.of(WordList.read(row.text("user_tags"), "run_detail.user_tags")),
                                Set.copyOf(WordList.read(row.text("limits"), "lane.limits")),
                                row.whole("priority")),
                        run)
                .orElseThrow());
    }

    /**
     * The runs that a step submitted, now or in an earlier attempt; empty where the attempt doesn't have the run any more.
     *
     * @param inputs a digest of the submission
     */
    public Optional<List<Long>> submitOnce(
            Attempt attempt, String name, int occurrence, String inputs, Submission submission) {
        return database.transaction(sql -> {
            if (!holds(sql, attempt)) {
                return Optional.<List<Long>>empty();
            }
            var known = sql.list(
                    "select run_id from child_run where parent_id = ? and name = ? and occurrence = ? order by place",
                    row -> row.number("run_id"),
                    attempt.run(),
                    name,
                    occurrence);
            if (!known.isEmpty()) {
                return Optional.of(known);
            }
            refuseEndless(sql, attempt.run());
            // Whoever's worker it is, children are their parent's owner's.
            var owner = sql.first(
                            "select owner from run_detail where run_id = ?", row -> row.text("owner"), attempt.run())
                    .orElseThrow();
            var children = Submissions.enter(sql, submission, owner);
            var rows = new ArrayList<@Nullable Object[]>();
            for (int place = 0; place < children.size(); place++) {
                rows.add(new @Nullable Object[] {attempt.run(), name, occurrence, place, children.get(place)});
            }
            sql.batch(
                    "insert into child_run (parent_id, name, occurrence, place, run_id) values (?, ?, ?, ?, ?)", rows);
            insert(sql, attempt, name, occurrence, new Remembered(inputs, ""));
            return Optional.of(children);
        });
    }

    /** In the order of their numbers. */
    public List<Child> children(List<Long> runs) {
        return database.single(sql -> sql.list(
                "select id, state from any_run where id in ${ids} order by id",
                row -> new Child(row.number("id"), RunState.ofCode(row.whole("state"))),
                sql.dialect().ids(runs)));
    }

    /**
     * The run waits until these have ended, and its worker is free; where they have ended meanwhile, it is PENDING at once, and where a
     * cancel was asked for, it is cancelled. False where the attempt doesn't have it any more.
     */
    public boolean awaitChildren(Attempt attempt, List<Long> children) {
        return database.transaction(sql -> {
            // Held, so that none ends unseen between the look at it and the end of this transaction.
            for (long child : children.stream().sorted().toList()) {
                RunRows.hold(sql, child);
            }
            if (Completions.isCancelRequested(sql, attempt)) {
                return Completions.cancelled(sql, attempt);
            }
            return Completions.fenced(sql, attempt, RunState.WAITING, null, more -> {
                for (long child : children) {
                    more.update("""
                            insert into run_parent (run_id, parent_id, until_end) values (?, ?, 1)
                            on conflict (run_id, parent_id) do nothing
                            """, attempt.run(), child);
                }
                more.update("update run set run_at = null where id = ?", attempt.run());
                Waiting.release(more, List.of(attempt.run()));
            });
        });
    }

    /** A workflow that runs itself, by whatever detour, would fill the queue for ever. */
    private static void refuseEndless(Sql sql, long run) throws SQLException {
        long depth = sql.number("""
                with recursive above(id, depth) as (
                    select run_id, 1 from run_parent where parent_id = ? and until_end = 1
                    union all
                    select p.run_id, above.depth + 1 from run_parent p join above on p.parent_id = above.id
                    where p.until_end = 1 and above.depth < ?)
                select coalesce(max(depth), 0) from above
                """, run, DEEPEST);
        if (depth >= DEEPEST) {
            throw new InputException(
                    "Run %d is a child of a child, %d times over, and asks for one more. Do its workflows run each other in a circle?"
                            .formatted(run, DEEPEST));
        }
    }

    private static Optional<Remembered> find(Sql sql, long run, String name, int occurrence) throws SQLException {
        return sql.first(
                "select inputs_hash, step_value from step where run_id = ? and name = ? and occurrence = ?",
                row -> new Remembered(row.text("inputs_hash"), row.text("step_value")),
                run,
                name,
                occurrence);
    }

    private static void insert(Sql sql, Attempt attempt, String name, int occurrence, Remembered step)
            throws SQLException {
        sql.update("""
                insert into step (run_id, name, occurrence, inputs_hash, step_value, attempt, saved_at)
                values (?, ?, ?, ?, ?, ?, ${now}) on conflict (run_id, name, occurrence) do nothing
                """, attempt.run(), name, occurrence, step.inputs(), step.value(), attempt.number());
    }

    private static boolean holds(Sql sql, Attempt attempt) throws SQLException {
        return sql.first(
                        "select id from run where id = ? and attempt = ? and worker_id = ? and state = 2 ${lock}",
                        row -> row.number("id"),
                        attempt.run(),
                        attempt.number(),
                        attempt.worker())
                .isPresent();
    }
}
