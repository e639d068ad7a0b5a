package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Outcome;
import java.util.function.Supplier;
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
        /** Somebody else had the run by then; nothing was saved. */
        SUPERSEDED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Finisher.class);

    private final Completions completions;
    private final UnsavedResults unsaved;
    private final Supplier<String> stopReason;
    private final boolean here;

    /** @param here whether this is the process of the user who asked for the run, so that there is nobody to hand it back to */
    Finisher(Completions completions, UnsavedResults unsaved, Supplier<String> stopReason, boolean here) {
        this.completions = completions;
        this.unsaved = unsaved;
        this.stopReason = stopReason;
        this.here = here;
    }

    Finished finish(Claim claim, Attendant.Attended attended) {
        return switch (attended.ending()) {
            case Ending.Done done -> succeed(claim, done.outcome());
            case Ending.Failed failed -> fail(claim, failed.failure());
            case Ending.Stopped _ ->
                attended.standing() == Standing.CANCEL_REQUESTED || here
                        ? orSuperseded(Finished.CANCELLED, completions.cancelled(claim.attempt()))
                        : handBack(claim, stopReason.get());
            case Ending.Unable unable ->
                here ? fail(claim, new Failure("node", unable.reason())) : handBack(claim, unable.reason());
        };
    }

    /** A result that is done is safe on the disk while the database is away. */
    private Finished succeed(Claim claim, Outcome outcome) {
        try {
            boolean accepted = completions.succeed(
                    claim.attempt(), sql -> ResultWriter.succeeded(sql, claim.attempt(), claim.workflow(), outcome));
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

    private static Finished orSuperseded(Finished finished, boolean accepted) {
        return accepted ? finished : Finished.SUPERSEDED;
    }
}
