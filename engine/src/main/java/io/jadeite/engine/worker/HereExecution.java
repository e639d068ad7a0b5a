package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.HostName;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.HereRuns;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Executes a run here and now, in this process, by the same steps as a worker. */
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
     * The run's number, when it is finished; the queue has its state and results.
     *
     * @param root where relative directories of runs begin
     * @param begun is told the number as soon as the run stands in the database
     */
    public long execute(Submission submission, Path root, Consumer<Long> begun, Consumer<IonicStep> progress)
            throws InterruptedException {
        var host = HostName.of(settings);
        var leaseLength = settings.get(Setting.WORKER_LEASE);
        var registry = new WorkerRegistry(database, leaseLength);
        long id = registry.enter(new WorkerRecord(
                WorkerRecord.Kind.HERE,
                host,
                ProcessHandle.current().pid(),
                version,
                new Acceptance(Tags.NONE, TagMatch.ALL, Set.of(), Resources.UNSAID),
                Optional.empty()));
        try {
            var claim = new HereRuns(database).begin(submission, id, host);
            begun.accept(claim.attempt().run());
            var reaper = new Reaper(database, leaseLength, settings.get(Setting.WORKER_CRASH_LIMIT));
            var lease = new Lease(registry, reaper, id, settings.get(Setting.WORKER_HEARTBEAT), leaseLength, stop);
            var executor = new Executor(catalogue, settings, root, host, version, clock);
            var attended = new Attendant(executor, registry, lease, stop, settings.get(Setting.WORKER_WATCH))
                    .attend(claim, progress);
            var completions = new Completions(database);
            var unsaved = new UnsavedResults(root, database.shown(), completions);
            new Finisher(completions, unsaved, stop::reason, true).finish(claim, attended);
            return claim.attempt().run();
        } finally {
            registry.leave(id, "its run is done");
        }
    }
}
