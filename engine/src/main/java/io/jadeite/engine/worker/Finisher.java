package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves how an execution ended: the fourth of a workflow's four steps, one fenced transaction. */
final class Finisher {
    /** What the queue made of it. */
    enum Finished {
        SUCCEEDED,
        FAILED,
        CANCELLED,
        HANDED_BACK,
        AWAITS_CHILDREN,
        /** Somebody else had the run by then; nothing was saved. */
        SUPERSEDED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Finisher.class);

    private final Completions completions;
    private final StepRecords steps;
    private final ResultTables tables;
    private final WorkerRegistry registry;
    private final UnsavedResults unsaved;
    private final Supplier<String> stopReason;
    private final boolean here;

    /** @param here whether this is the process of the user who asked for the run, so that there is nobody to hand it back to */
    Finisher(
            Database database,
            WorkerRegistry registry,
            UnsavedResults unsaved,
            Supplier<String> stopReason,
            boolean here) {
        this.completions = new Completions(database);
        this.steps = new StepRecords(database);
        this.tables = new ResultTables(database);
        this.registry = registry;
        this.unsaved = unsaved;
        this.stopReason = stopReason;
        this.here = here;
    }

    /** Tells all of these, and takes each from the list when it is told; what is left when it throws isn't. */
    void finish(List<Ended> left, BiConsumer<Ended, Finished> told) {
        var done = left.stream()
                .filter(ended -> ended.ending() instanceof Ending.Done)
                .toList();
        if (done.size() > 1) {
            var accepted = succeedTogether(done);
            left.removeIf(ended -> {
                boolean was = accepted.contains(runOf(ended));
                if (was) {
                    told.accept(ended, Finished.SUCCEEDED);
                }
                return was;
            });
        }
        handBackTogether(left, told);
        while (!left.isEmpty()) {
            told.accept(left.getFirst(), finish(left.getFirst()));
            left.removeFirst();
        }
    }

    Finished finish(Ended ended) {
        var claim = ended.held().claim();
        if (!(ended.ending() instanceof Ending.Done)) {
            ended.held()
                    .directoryToTell()
                    .ifPresent(directory -> registry.tellDirectory(claim.attempt(), directory.toString()));
        }
        return switch (ended.ending()) {
            case Ending.Done done -> succeed(ended, done.outcome());
            case Ending.Failed failed -> fail(claim, failed.failure());
            case Ending.Stopped _ ->
                ended.held().standing() == Standing.CANCEL_REQUESTED || here
                        ? orSuperseded(Finished.CANCELLED, completions.cancelled(claim.attempt()))
                        : handBack(claim, stopReason.get());
            case Ending.Awaiting awaiting ->
                orSuperseded(Finished.AWAITS_CHILDREN, steps.awaitChildren(claim.attempt(), awaiting.children()));
            case Ending.Unable unable ->
                here ? fail(claim, new Failure("node", unable.reason())) : handBack(claim, unable.reason());
        };
    }

    /** A result that is done is safe on the disk while the database is away. */
    void keep(List<Ended> left) {
        for (var ended : left) {
            if (ended.ending() instanceof Ending.Done done) {
                var claim = ended.held().claim();
                unsaved.keep(claim.attempt(), claim.workflow(), done.outcome());
            }
        }
    }

    /** The runs whose success counts by this; results that the database refuses are found out one by one. */
    private Set<Long> succeedTogether(List<Ended> done) {
        var attempts = done.stream()
                .map(ended -> ended.held().claim().attempt())
                .sorted(Comparator.comparingLong(Attempt::run))
                .toList();
        try {
            var all = done.stream().map(this::savedOf).toList();
            var accepted = completions.succeed(attempts, (sql, runs) -> {
                ResultWriter.succeeded(
                        sql,
                        all.stream()
                                .filter(saved -> runs.contains(saved.attempt().run()))
                                .toList());
                tellDirectories(sql, done, runs);
            });
            done.stream()
                    .filter(ended -> accepted.contains(runOf(ended)))
                    .forEach(ended -> unsaved.forget(ended.held().claim().attempt()));
            return accepted;
        } catch (DatabaseException e) {
            if (e.isOutage()) {
                throw e;
            }
            LOG.debug("saving {} results together", done.size(), e);
            return Set.of();
        }
    }

    private ResultWriter.Saved savedOf(Ended ended) {
        var claim = ended.held().claim();
        var outcome = ((Ending.Done) ended.ending()).outcome();
        return ResultWriter.Saved.of(claim.attempt(), claim.workflow(), outcome, tables);
    }

    private static void tellDirectories(Sql sql, List<Ended> done, Set<Long> runs) throws SQLException {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var ended : done) {
            var attempt = ended.held().claim().attempt();
            if (runs.contains(attempt.run())) {
                ended.held()
                        .directoryToTell()
                        .ifPresent(directory -> rows.add(
                                new @Nullable Object[] {directory.toString(), attempt.run(), attempt.number()}));
            }
        }
        sql.batch("update attempt set directory = ? where run_id = ? and attempt = ?", rows);
    }

    /** Runs that nobody has begun go back in one transaction. */
    private void handBackTogether(List<Ended> left, BiConsumer<Ended, Finished> told) {
        var untouched = left.stream()
                .filter(ended ->
                        ended.ending() instanceof Ending.Stopped && ended.took().isZero() && !here)
                .toList();
        if (untouched.size() > 1) {
            completions.handBack(
                    untouched.stream()
                            .map(ended -> ended.held().claim().attempt())
                            .toList(),
                    stopReason.get());
            untouched.forEach(ended -> told.accept(ended, Finished.HANDED_BACK));
            left.removeAll(untouched);
        }
    }

    private Finished succeed(Ended ended, Outcome outcome) {
        var claim = ended.held().claim();
        try {
            var saved = ResultWriter.Saved.of(claim.attempt(), claim.workflow(), outcome, tables);
            boolean accepted = completions.succeed(claim.attempt(), sql -> {
                ResultWriter.succeeded(sql, List.of(saved));
                tellDirectories(sql, List.of(ended), Set.of(runOf(ended)));
            });
            unsaved.forget(claim.attempt());
            return orSuperseded(Finished.SUCCEEDED, accepted);
        } catch (DatabaseException e) {
            if (e.isOutage()) {
                unsaved.keep(claim.attempt(), claim.workflow(), outcome);
                throw e;
            }
            LOG.error("The results of run {} can't be saved", claim.attempt().run(), e);
            return fail(claim, new Failure("fault", "It is done, but its results can't be saved. " + e.getMessage()));
        }
    }

    private Finished fail(Claim claim, Failure failure) {
        return orSuperseded(
                Finished.FAILED,
                completions.fail(
                        claim.attempt(),
                        failure,
                        sql -> ResultWriter.failed(
                                sql,
                                claim.attempt(),
                                claim.workflow(),
                                claim.subject().orElse(null))));
    }

    private Finished handBack(Claim claim, String reason) {
        return orSuperseded(Finished.HANDED_BACK, completions.handBack(claim.attempt(), reason));
    }

    private static long runOf(Ended ended) {
        return ended.held().claim().attempt().run();
    }

    private static Finished orSuperseded(Finished finished, boolean accepted) {
        return accepted ? finished : Finished.SUPERSEDED;
    }
}
