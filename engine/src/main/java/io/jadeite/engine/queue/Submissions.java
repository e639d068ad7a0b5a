package io.jadeite.engine.queue;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.RunState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts runs into the queue. Threads may share it. */
public final class Submissions {
    private final Database database;

    public Submissions(Database database) {
        this.database = database;
    }

    /**
     * The numbers of the runs, in the order of the items; where the submission's key was used before, those of then.
     *
     * @throws InputException where a run to wait for doesn't exist or has failed, or the key belongs to another workflow
     */
    public List<Long> submit(Submission submission) {
        try {
            return database.transaction(sql -> enter(sql, submission));
        } catch (DatabaseException e) {
            if (submission.key().isEmpty() || !e.isConflict()) {
                throw e;
            }
            // Somebody used the key at the same moment, and was first.
            return database.transaction(sql -> enter(sql, submission));
        }
    }

    private static List<Long> enter(Sql sql, Submission submission) throws SQLException {
        var owner = Owner.in(sql);
        var known = new ArrayList<Optional<Long>>();
        for (int i = 0; i < submission.items().size(); i++) {
            known.add(known(sql, owner, keyOf(submission, i), submission));
        }
        if (known.stream().allMatch(Optional::isPresent)) {
            return known.stream().flatMap(Optional::stream).toList();
        }
        checkParents(sql, submission.after());
        var state = submission.notBefore().isPresent() || !submission.after().isEmpty()
                ? RunState.WAITING
                : RunState.PENDING;
        long lane = Lanes.idOf(sql, submission.lane());
        var group = UUID.randomUUID().toString();
        var ids = new ArrayList<Long>();
        for (int i = 0; i < known.size(); i++) {
            var id = known.get(i);
            ids.add(id.isPresent() ? id.get() : insert(sql, submission, i, state, lane, owner, group));
        }
        if (state == RunState.WAITING) {
            Waiting.release(sql);
        }
        return List.copyOf(ids);
    }

    private static long insert(
            Sql sql, Submission submission, int index, RunState state, long lane, String owner, String group)
            throws SQLException {
        long id = sql.first(
                        """
                        insert into run (state, priority, lane_id, run_at, created_at) values (?, ?, ?, ?, ${now}) returning id
                        """,
                        row -> row.number("id"),
                        state.code(),
                        submission.priority(),
                        lane,
                        submission.notBefore().map(time -> time.toEpochMilli()).orElse(null))
                .orElseThrow();
        var item = submission.items().get(index);
        RunDetails.insert(
                sql, id, submission, item, owner, group, keyOf(submission, index), directoryOf(submission, index));
        for (long parent : submission.after()) {
            sql.update("insert into run_parent (run_id, parent_id) values (?, ?)", id, parent);
        }
        return id;
    }

    /** Each parent is held until the end of the transaction, so that none can finish unseen by its new child. */
    private static void checkParents(Sql sql, List<Long> parents) throws SQLException {
        var problems = new Problems();
        for (long parent : parents) {
            var state = sql.first(
                    "select state from run where id = ? ${lock}", row -> RunState.ofCode(row.whole("state")), parent);
            if (state.isEmpty()) {
                problems.add("--after %d: there is no such run.".formatted(parent));
            } else if (state.get() == RunState.FAILED || state.get() == RunState.CANCELLED) {
                problems.add(
                        "--after %d: that run is %s, so what waits for it would never start. Retry it first: jadeite queue retry %d."
                                .formatted(parent, state.get(), parent));
            }
        }
        problems.throwIfAny();
    }

    /** Runs that share a given directory get a folder each in it. */
    private static Optional<String> directoryOf(Submission submission, int index) {
        return submission
                .directory()
                .map(directory -> submission.items().size() == 1 ? directory : directory + "/" + (index + 1));
    }

    private static Optional<String> keyOf(Submission submission, int index) {
        return submission.key().map(key -> submission.items().size() == 1 ? key : key + "#" + (index + 1));
    }

    private static Optional<Long> known(Sql sql, String owner, Optional<String> key, Submission submission)
            throws SQLException {
        record Known(long id, String workflow) {}
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var known = sql.first(
                "select run_id, workflow from run_detail where owner = ? and idempotency_key = ?",
                row -> new Known(row.number("run_id"), row.text("workflow")),
                owner,
                key.get());
        if (known.isPresent()
                && !known.get().workflow().equals(submission.lane().workflow())) {
            throw new InputException("--key %s was used before, for run %d of %s. Choose another key."
                    .formatted(key.get(), known.get().id(), known.get().workflow()));
        }
        return known.map(Known::id);
    }
}
