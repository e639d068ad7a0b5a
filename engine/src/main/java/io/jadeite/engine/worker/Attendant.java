package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import io.jadeite.engine.run.IonicStep;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stays with a run while it is executed: renews the lease, and stops the calculation when a cancel is asked for, the run
 * has gone to somebody else, or the worker has to stop. A database that is away is no reason to stop a calculation. For
 * the one thread that works through the runs.
 */
final class Attendant {
    /** How an attended execution ended, and how the run stood in the queue at the end. */
    record Attended(Ending ending, Standing standing) {}

    private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Executor executor;
    private final WorkerRegistry registry;
    private final Lease lease;
    private final StopSignal stop;
    private final Duration watch;

    Attendant(Executor executor, WorkerRegistry registry, Lease lease, StopSignal stop, Duration watch) {
        this.executor = executor;
        this.registry = registry;
        this.lease = lease;
        this.stop = stop;
        this.watch = watch;
    }

    Attended attend(Claim claim, Consumer<IonicStep> progress) throws InterruptedException {
        var ending = new CompletableFuture<Ending>();
        var calculation = Thread.ofPlatform()
                .name("run-" + claim.attempt().run())
                .daemon()
                .start(() -> {
                    try {
                        ending.complete(
                                executor.execute(claim, directory -> tell(claim, directory.toString()), progress));
                    } catch (Throwable e) {
                        ending.completeExceptionally(e);
                    }
                });
        var overOrStop = CompletableFuture.anyOf(ending, stop.raised());
        var standing = Standing.OURS;
        while (standing == Standing.OURS && !isReached(overOrStop)) {
            lease.renewIfDue(true);
            standing = look(claim);
        }
        if (!ending.isDone()) {
            calculation.interrupt();
        }
        return new Attended(take(ending), standing);
    }

    /** Waits until then, or until it is time to look again. */
    private boolean isReached(CompletableFuture<?> moment) throws InterruptedException {
        try {
            moment.get(watch.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private static Ending take(CompletableFuture<Ending> ending) throws InterruptedException {
        try {
            return ending.get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The calculation doesn't stop; it is left alone");
            return new Ending.Stopped();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the execution of a run broke", e.getCause());
        }
    }

    private Standing look(Claim claim) {
        try {
            return registry.standing(claim.attempt());
        } catch (DatabaseException e) {
            LOG.warn(
                    "Can't look after run {} in the queue, the calculation goes on: {}",
                    claim.attempt().run(),
                    e.getMessage());
            return Standing.OURS;
        }
    }

    private void tell(Claim claim, String directory) {
        try {
            registry.tellDirectory(claim.attempt(), directory);
        } catch (DatabaseException e) {
            LOG.warn(
                    "Can't tell the queue the directory of run {}: {}",
                    claim.attempt().run(),
                    e.getMessage());
        }
    }
}
