package io.jadeite.engine.queue;

import io.jadeite.engine.bundle.Bundles;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.text.Digest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts runs into the queue. Threads may share it. */
public final class Submissions {
    private final Database database;
    /** What never changes for this process, once it is there: who it is, and the numbers of lanes. */
    private final Map<String, Long> lanes = new ConcurrentHashMap<>();

    private volatile @Nullable String owner;

    public Submissions(Database database) {
        this.database = database;
    }

    /**
     * The numbers of the runs, in the order of the items; where the submission's key was used before, those of then.
     *
     * @throws InputException where a run to wait for doesn't exist or has failed, or the key belongs to another workflow
     */
    public List<Long> submit(Submission submission) {
        var known = isSimple(submission) ? knownPlace(submission) : Optional.<RunInsert.Place>empty();
        if (known.isPresent()) {
            return database.single(sql -> {
                boolean tells = database.tellsByCommit();
                long id = RunInsert.together(sql, submission, known.get(), tells);
                sql.announce(tells ? 0 : 1);
                return List.of(id);
            });
        }
        try {
            var ids = database.transaction(sql -> enter(sql, submission));
            learnPlace(submission);
            return ids;
        } catch (DatabaseException e) {
            if ((submission.key().isEmpty() && !submission.policy().unique()) || !e.isConflict()) {
                throw e;
            }
            // Somebody submitted the same at the same moment, and was first.
            return database.transaction(sql -> enter(sql, submission));
        }
    }

    /** A single run for which nothing has to be looked up first: one statement does it. */
    private boolean isSimple(Submission submission) {
        return database.dialect().insertsTogether()
                && submission.items().size() == 1
                && submission.key().isEmpty()
                && submission.after(0).isEmpty()
                && submission.parcel().isEmpty()
                && submission.notBefore().isEmpty()
                && submission.lane().limits().isEmpty()
                && !submission.policy().unique();
    }

    private Optional<RunInsert.Place> knownPlace(Submission submission) {
        var me = owner;
        var lane = me == null ? null : lanes.get(Lanes.key(submission.lane(), me));
        return me == null || lane == null ? Optional.empty() : Optional.of(new RunInsert.Place(lane, me));
    }

    /** After the commit: a lane of a transaction that was rolled back isn't there. */
    private void learnPlace(Submission submission) {
        if (isSimple(submission)) {
            database.single(sql -> {
                var me = Owner.in(sql);
                owner = me;
                return lanes.put(Lanes.key(submission.lane(), me), Lanes.idOf(sql, submission.lane(), me));
            });
        }
    }

    private static List<Long> enter(Sql sql, Submission submission) throws SQLException {
        return enter(sql, submission, Owner.in(sql));
    }

    /** @param owner whose runs they are */
    static List<Long> enter(Sql sql, Submission submission, String owner) throws SQLException {
        var known = new ArrayList<Optional<Long>>();
        for (int i = 0; i < submission.items().size(); i++) {
            var byKey = known(sql, owner, RunInsert.keyOf(submission, i), submission);
            known.add(byKey.isPresent() ? byKey : unfinished(sql, owner, submission, i));
        }
        if (known.stream().allMatch(Optional::isPresent)) {
            return known.stream().flatMap(Optional::stream).toList();
        }
        var problems = new Problems();
        checkParents(sql, submission, problems);
        checkLimits(sql, submission.lane().limits(), problems);
        problems.throwIfAny();
        if (submission.parcel().isPresent()) {
            Bundles.save(sql, submission.parcel().get(), owner);
        }
        long lane = Lanes.idOf(sql, submission.lane(), owner);
        var fresh = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).isEmpty()) {
                fresh.putIfAbsent(contentOf(owner, submission, i), i);
            }
        }
        var inserted = insert(sql, submission, lane, owner, List.copyOf(fresh.values()))
                .iterator();
        var ids = new HashMap<String, Long>();
        fresh.keySet().forEach(content -> ids.put(content, inserted.next()));
        return IntStream.range(0, known.size())
                .mapToObj(i ->
                        known.get(i).orElseGet(() -> Objects.requireNonNull(ids.get(contentOf(owner, submission, i)))))
                .toList();
    }

    /** The same for items that are one run: only unique ones are. */
    private static String contentOf(String owner, Submission submission, int index) {
        return submission.policy().unique() ? uniqueKey(owner, submission, index) : Integer.toString(index);
    }

    /** The numbers of the runs of these items, in their order. */
    private static List<Long> insert(Sql sql, Submission submission, long lane, String owner, List<Integer> fresh)
            throws SQLException {
        boolean waits =
                submission.notBefore().isPresent() || !submission.parents().isEmpty();
        var state = waits ? RunState.WAITING : RunState.PENDING;
        var ids = submission.policy().unique()
                ? insertUnique(sql, submission, lane, owner, state, fresh)
                : RunInsert.rows(sql, submission, lane, state, fresh.size());
        RunInsert.details(sql, submission, owner, ids, fresh);
        var parents = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            submission.after(fresh.get(i)).forEach(parent -> parents.add(new @Nullable Object[] {id, parent}));
        }
        sql.insert("run_parent", List.of("run_id", "parent_id"), parents);
        if (waits) {
            Waiting.release(sql, ids);
        } else {
            sql.announce(ids.size());
        }
        return ids;
    }

    private static List<Long> insertUnique(
            Sql sql, Submission submission, long lane, String owner, RunState state, List<Integer> fresh)
            throws SQLException {
        var ids = new ArrayList<Long>();
        for (int index : fresh) {
            ids.add(sql.first(
                            """
                            insert into run (state, priority, lane_id, run_at, created_at, unique_key)
                            values (?, ?, ?, ?, ${now}, ?) returning id
                            """,
                            row -> row.number("id"),
                            state.code(),
                            submission.priority(),
                            lane,
                            submission.notBefore().map(Instant::toEpochMilli).orElse(null),
                            uniqueKey(owner, submission, index))
                    .orElseThrow());
        }
        return ids;
    }

    /** The run of this owner with the same workflow and parameters that hasn't finished, where only one is wanted. */
    private static Optional<Long> unfinished(Sql sql, String owner, Submission submission, int index)
            throws SQLException {
        return submission.policy().unique()
                ? sql.first(
                        "select id from run where unique_key = ? and state in (0, 1, 2)",
                        row -> row.number("id"),
                        uniqueKey(owner, submission, index))
                : Optional.empty();
    }

    /** Short and the same for the same: the content's digest. */
    private static String uniqueKey(String owner, Submission submission, int index) {
        var content = owner + "\0" + submission.lane().workflow() + "\0"
                + submission.items().get(index).parameters()
                + submission.bundleHash().map(hash -> "\0" + hash).orElse("");
        return Digest.of(content);
    }

    private static void checkLimits(Sql sql, Set<String> words, Problems problems) throws SQLException {
        if (words.isEmpty()) {
            return;
        }
        var known = Limits.in(sql).stream().map(Limit::word).toList();
        words.stream()
                .filter(word -> !known.contains(word))
                .sorted()
                .forEach(word ->
                        problems.add("--limit %s: there is no such limit.%s 'jadeite queue limit %s 4' makes it."
                                .formatted(word, Nearest.question(word, known), word)));
    }

    /** Each parent is held until the end of the transaction, so that none can finish unseen by its new child. */
    private static void checkParents(Sql sql, Submission submission, Problems problems) throws SQLException {
        for (long parent : submission.parents()) {
            var place = submission.after().contains(parent) ? "--after " + parent : "The input from run " + parent;
            var state = RunRows.hold(sql, parent);
            if (state.isEmpty()) {
                problems.add("%s: there is no such run.".formatted(place));
            } else if (state.get() == RunState.FAILED || state.get() == RunState.CANCELLED) {
                problems.add(
                        "%s: that run is %s, so what waits for it would never start. Retry it first: jadeite queue retry %d."
                                .formatted(place, state.get(), parent));
            }
        }
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
