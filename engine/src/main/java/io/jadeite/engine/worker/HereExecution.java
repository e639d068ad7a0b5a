package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.HostName;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.HereRuns;
import io.jadeite.engine.queue.LaneTimes;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Executes a run here and now, in this process, by the same steps as a worker, with the workflows that the process has. */
public final class HereExecution {
    private final Database database;
    private final Settings settings;
    private final Catalogue catalogue;
    private final String version;
    private final InstantSource clock;
    private final StopSignal stop = new StopSignal();

    public HereExecution(
            Database database, Settings settings, Catalogue catalogue, String version, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.version = version;
        this.clock = clock;
    }

    /** Stops the calculation; the run becomes CANCELLED. */
    public void stop() {
        stop.raise("stopped by its user");
    }

    /**
     * The run's number, when it is finished; the queue has its state and results. An interrupt stops the calculation, too; it comes out
     * when the queue knows that the run is CANCELLED.
     *
     * @param root where relative directories of runs begin
     * @param begun is told the number as soon as the run stands in the database
     */
    public long execute(Submission submission, Path root, Consumer<Long> begun, Consumer<IonicStep> progress)
            throws InterruptedException {
        checkReady(submission.lane().workflow());
        checkResult(submission.lane().workflow());
        var run = new CompletableFuture<Long>();
        // Its own thread: connections to databases break by an interrupt, and the queue would never hear how it ended.
        Thread.ofPlatform().daemon().name("here").start(() -> {
            try {
                run.complete(work(submission, root, begun, progress));
            } catch (InterruptedException | RuntimeException | Error e) {
                run.completeExceptionally(e);
            }
        });
        return awaited(run);
    }

    private long awaited(CompletableFuture<Long> run) throws InterruptedException {
        boolean isInterrupted = false;
        while (true) {
            try {
                long id = run.get();
                if (!isInterrupted) {
                    return id;
                }
                break;
            } catch (InterruptedException e) {
                isInterrupted = true;
                stop();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException("a run that was executed here", e.getCause());
            }
        }
        throw new InterruptedException("the run was stopped");
    }

    private long work(Submission submission, Path root, Consumer<Long> begun, Consumer<IonicStep> progress)
            throws InterruptedException {
        var host = HostName.of(settings);
        var registry = new WorkerRegistry(database, settings.get(Setting.WORKER_LEASE));
        long id = registry.enter(new WorkerRecord(
                WorkerRecord.Kind.HERE,
                host,
                ProcessHandle.current().pid(),
                version,
                new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(), Resources.UNSAID),
                Optional.empty()));
        try {
            var claim = new HereRuns(database).begin(submission, id);
            begun.accept(claim.attempt().run());
            var lease = new Lease(database, settings, registry, new LaneTimes(database), id, stop);
            var attendant = new Attendant(
                    registry, lease, settings.get(Setting.WORKER_WATCH), settings.get(Setting.WORKER_HEARTBEAT));
            var ended = attend(new Held(claim), attendant, executor(root, host), progress);
            var unsaved =
                    new UnsavedResults(root, database.shown(), new Completions(database), new ResultTables(database));
            new Finisher(database, registry, unsaved, stop::reason, true).finish(ended);
            return claim.attempt().run();
        } finally {
            registry.leave(id, "its run is done");
        }
    }

    private void checkReady(String workflow) {
        catalogue.find(workflow).unready().ifPresent(reason -> {
            throw new JadeiteException(reason);
        });
    }

    private void checkResult(String workflow) {
        catalogue.find(workflow).resultShape().ifPresent(shape -> new ResultTables(database).check(workflow, shape));
    }

    private Executor executor(Path root, String host) {
        var workflows = new WorkflowSource(catalogue, Optional.empty());
        return new Executor(database, workflows, settings, root, host, version, clock);
    }

    private Ended attend(Held held, Attendant attendant, Executor executor, Consumer<IonicStep> progress)
            throws InterruptedException {
        var ended = new CompletableFuture<Ended>();
        var hands = new Hands(1, executor, progress, ended::complete);
        hands.give(List.of(held));
        while (!ended.isDone()) {
            if (stop.isRaised()) {
                held.stop(Standing.OURS);
            }
            attendant.lookAfter(List.of(held));
            if (held.abandonAfter(Shift.STOP_LIMIT)) {
                hands.abandon(held);
            }
            awaitEither(ended, attendant.watch());
        }
        return ended.join();
    }

    /** Waits for the end, an order to stop, or so long. */
    private void awaitEither(CompletableFuture<Ended> ended, Duration time) throws InterruptedException {
        var either = stop.isRaised() ? ended : CompletableFuture.anyOf(ended, stop.raised());
        try {
            either.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // it is time to look
        }
    }
}
