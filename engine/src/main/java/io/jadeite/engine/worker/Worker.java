package io.jadeite.engine.worker;

import io.jadeite.engine.bundle.BundleLanguage;
import io.jadeite.engine.bundle.BundledWorkflows;
import io.jadeite.engine.bundle.Bundles;
import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.HostName;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.LaneTimes;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Catalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through the queue, one run at a time or as many as its options say, until it is told to stop or its options say so. {@link #work} belongs to one
 * thread; any other may call {@link #stop}.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Database database;
    private final Settings settings;
    private final Catalogue catalogue;
    private final BundledWorkflows bundled;
    private final WorkerOptions options;
    private final String version;
    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final StopSignal stop = new StopSignal();
    private final WorkerCounts counts = new WorkerCounts();
    private final long born = System.nanoTime();
    private int done;
    private boolean broken;

    public Worker(
            Database database,
            Settings settings,
            Catalogue catalogue,
            WorkerOptions options,
            String version,
            InstantSource clock,
            RandomGenerator jitter) {
        this(database, settings, catalogue, BundledWorkflows.installedLanguages(), options, version, clock, jitter);
    }

    /** @param languages of the bundles that it can load */
    public Worker(
            Database database,
            Settings settings,
            Catalogue catalogue,
            List<BundleLanguage> languages,
            WorkerOptions options,
            String version,
            InstantSource clock,
            RandomGenerator jitter) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.bundled = new BundledWorkflows(
                new Bundles(database),
                languages,
                catalogue,
                settings.path(Setting.WORKER_CACHE, settings.home().resolve("cache")));
        this.options = options;
        this.version = version;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** Tells it to stop soon: the run that it has goes back to the queue, not charged. */
    public void stop(String reason) {
        stop.raise(reason);
    }

    /** How much it has done so far; any thread may look. */
    public WorkerCounts counts() {
        return counts;
    }

    /** How many runs it has worked through; returns when it has stopped. */
    public int work() throws InterruptedException {
        var host = HostName.of(settings);
        catalogue.problems().forEach(LOG::warn);
        var calculators = capabilities();
        var registry = new WorkerRegistry(database, settings.get(Setting.WORKER_LEASE));
        var ends = options.life().map(life -> clock.instant().plus(life));
        long id = retrying(() -> registry.enter(new WorkerRecord(
                WorkerRecord.Kind.WORKER,
                host,
                ProcessHandle.current().pid(),
                version,
                acceptance(calculators),
                ends,
                Optional.of(settings.get(Setting.WORKER_JOB)).filter(job -> !job.isBlank()))));
        LOG.info(
                "Worker {} on {} takes runs {} from {}",
                id,
                host,
                options.tags().isEmpty() ? "of any tags" : "tagged " + options.tags(),
                database.shown());
        options.life().ifPresent(this::scheduleEndOfLife);
        try {
            loop(id, host, calculators, registry);
        } finally {
            leave(registry, id);
        }
        return done;
    }

    /** It has stopped because this computer can't do the work. To be asked after {@link #work} by the same thread. */
    public boolean isBroken() {
        return broken;
    }

    private void loop(long id, String host, Set<String> calculators, WorkerRegistry registry)
            throws InterruptedException {
        var times = new LaneTimes(database);
        var lease = new Lease(database, settings, registry, times, id, stop);
        retrying(() -> {
            lease.renew(false);
            return true;
        });
        var root = settings.path(Setting.WORKER_ROOT, settings.home().resolve("runs"));
        var unsaved = new UnsavedResults(root, database.shown(), new Completions(database), new ResultTables(database));
        retrying(() -> {
            unsaved.saveAll();
            return true;
        });
        var workflows = new WorkflowSource(catalogue, Optional.of(bundled));
        var executor = new Executor(database, workflows, settings, root, host, version, clock);
        var finisher = new Finisher(database, registry, unsaved, stop::reason, false);
        // A crash limit of one leaves no room for a run that is only suspected because it was taken with others.
        boolean inAdvance = settings.get(Setting.WORKER_CRASH_LIMIT) > 1;
        var shift = new Shift(
                database,
                new Claims(database, id, times),
                () -> acceptance(calculators),
                options,
                new Pace(options.concurrency(), inAdvance, times, jitter),
                lease,
                new Attendant(
                        registry, lease, settings.get(Setting.WORKER_WATCH), settings.get(Setting.WORKER_HEARTBEAT)),
                times,
                stop,
                settings.get(Setting.WORKER_OUTAGE_GRACE),
                this::reasonToEnd,
                counts);
        try {
            shift.work(executor, finisher);
        } finally {
            done = shift.done();
            broken = shift.isBroken();
        }
    }

    /** Why it starts no other run after so many, where that is so. */
    private Optional<String> reasonToEnd(int finished) {
        if (options.mostRuns().filter(most -> finished >= most).isPresent()) {
            return Optional.of("it has worked through %d run(s), as it was told".formatted(finished));
        }
        return options.timeout().filter(this::isOver).map(over -> "its time to start runs (--timeout) is over");
    }

    /** A life that ends in the middle of a run hands it back. */
    private void scheduleEndOfLife(Duration life) {
        var left = Math.max(1, life.minus(since(born)).toMillis());
        var _ = stop.raised().completeOnTimeout("its life (--life) is over", left, TimeUnit.MILLISECONDS);
    }

    private void leave(WorkerRegistry registry, long id) {
        var reason = stop.isRaised() ? stop.reason() : "it broke";
        try {
            registry.leave(id, reason);
        } catch (DatabaseException e) {
            LOG.warn("Can't say good-bye: {}", e.getMessage());
        }
        LOG.info("Worker {} stops after {} run(s): {}", id, done, reason);
    }

    /** Waits while the database is away, as long as the settings allow. */
    private <T> T retrying(Supplier<T> action) throws InterruptedException {
        return Outage.retrying(action, settings.get(Setting.WORKER_OUTAGE_GRACE), stop);
    }

    private Acceptance acceptance(Set<String> calculators) {
        var have = options.resources();
        // A life that is over leaves a millisecond, as zero would say that it has no end.
        var left = options.life()
                .map(life -> life.minus(since(born)))
                .map(time -> time.isPositive() ? time : Duration.ofMillis(1))
                .orElse(Duration.ZERO);
        return new Acceptance(
                options.tags(),
                options.match(),
                calculators,
                bundled.languages(),
                new Resources(have.cores(), have.memoryMegabytes(), have.gpus(), left));
    }

    private Set<String> capabilities() {
        var able = new LinkedHashSet<String>();
        for (var calculator : catalogue.calculators()) {
            Optional<String> missing = calculator.missing(settings);
            missing.ifPresentOrElse(
                    reason -> LOG.debug("Takes no runs of {}: {}", calculator.name(), reason),
                    () -> able.add(calculator.name()));
        }
        able.addAll(catalogue.workflowsOwnCalculators());
        return able;
    }

    private boolean isOver(Duration time) {
        return since(born).compareTo(time) >= 0;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
