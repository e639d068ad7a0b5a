package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.HostName;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.workflow.Catalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works through the queue, one run at a time, until it is told to stop or its options say so. {@link #work} belongs to one
 * thread; any other may call {@link #stop}.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int UNABLE_LIMIT = 3;
    private static final long LEAST_WAIT_MS = 20;

    private final Database database;
    private final Settings settings;
    private final Catalogue catalogue;
    private final WorkerOptions options;
    private final String version;
    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final StopSignal stop = new StopSignal();
    private final long born = System.nanoTime();
    private int done;
    private int unableInARow;

    public Worker(
            Database database,
            Settings settings,
            Catalogue catalogue,
            WorkerOptions options,
            String version,
            InstantSource clock,
            RandomGenerator jitter) {
        this.database = database;
        this.settings = settings;
        this.catalogue = catalogue;
        this.options = options;
        this.version = version;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** Tells it to stop soon: the run that it has goes back to the queue, not charged. */
    public void stop(String reason) {
        stop.raise(reason);
    }

    /** How many runs it has worked through; returns when it has stopped. */
    public int work() throws InterruptedException {
        var host = HostName.of(settings);
        var calculators = capabilities();
        var registry = new WorkerRegistry(database, settings.get(Setting.WORKER_LEASE));
        var ends = options.life().map(life -> clock.instant().plus(life));
        long id = retrying(() -> registry.enter(new WorkerRecord(
                WorkerRecord.Kind.WORKER,
                host,
                ProcessHandle.current().pid(),
                version,
                acceptance(calculators),
                ends)));
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
        return unableInARow >= UNABLE_LIMIT;
    }

    private void loop(long id, String host, Set<String> calculators, WorkerRegistry registry)
            throws InterruptedException {
        var leaseLength = settings.get(Setting.WORKER_LEASE);
        var reaper = new Reaper(database, leaseLength, settings.get(Setting.WORKER_CRASH_LIMIT));
        var lease = new Lease(registry, reaper, id, settings.get(Setting.WORKER_HEARTBEAT), leaseLength, stop);
        var claims = new Claims(database, id, host);
        var root = settings.path(Setting.WORKER_ROOT, settings.home().resolve("runs"));
        var executor = new Executor(catalogue, settings, root, host, version, clock);
        var attendant = new Attendant(executor, registry, lease, stop, watchTime());
        var unsaved = new UnsavedResults(root, database.shown(), new Completions(database));
        var finisher = new Finisher(new Completions(database), unsaved, stop::reason, false);
        retrying(() -> {
            unsaved.saveAll();
            return true;
        });
        boolean lookedTwice = false;
        while (mayStartAnother()) {
            lease.renewIfDue(false);
            var claim = retrying(() -> claims.next(acceptance(calculators)));
            if (claim.isPresent()) {
                lookedTwice = false;
                workThrough(claim.get(), claims, attendant, finisher);
                continue;
            }
            if (options.closeOnEmptyQueue() && retrying(() -> claims.nothingLeft(acceptance(calculators)))) {
                if (lookedTwice) {
                    stop.raise("the queue has nothing left for it");
                    return;
                }
                lookedTwice = true;
            }
            rest(lease);
        }
    }

    private boolean mayStartAnother() {
        if (options.mostRuns().filter(most -> done >= most).isPresent()) {
            stop.raise("it has worked through %d run(s), as it was told".formatted(done));
        }
        if (options.timeout().filter(this::isOver).isPresent()) {
            stop.raise("its time to start runs (--timeout) is over");
        }
        return !stop.isRaised();
    }

    private void workThrough(Claim claim, Claims claims, Attendant attendant, Finisher finisher)
            throws InterruptedException {
        long began = System.nanoTime();
        LOG.info(
                "Run {} ({} {}), attempt {}",
                claim.attempt().run(),
                claim.workflow(),
                claim.subject().orElse(""),
                claim.attempt().number());
        var attended = attendant.attend(claim, step -> {});
        var finished = retrying(() -> finisher.finish(claim, attended));
        LOG.info("Run {} {} after {}", claim.attempt().run(), finished, Durations.show(since(began)));
        switch (attended.ending()) {
            case Ending.Done _ -> count();
            case Ending.Failed failed -> {
                LOG.warn("Run {}: {}", claim.attempt().run(), failed.failure().message());
                count();
            }
            case Ending.Stopped _ -> {
                if (!stop.isRaised()) {
                    count();
                }
            }
            case Ending.Unable unable -> noteUnable(claim, claims, unable);
        }
    }

    private void count() {
        done++;
        unableInARow = 0;
    }

    private void noteUnable(Claim claim, Claims claims, Ending.Unable unable) throws InterruptedException {
        LOG.warn("Run {} goes back to the queue: {}", claim.attempt().run(), unable.reason());
        if (unable.thisWorkflowOnly()) {
            claims.refuse(claim.workflow());
            return;
        }
        unableInARow++;
        if (unableInARow >= UNABLE_LIMIT) {
            stop.raise("it failed %d runs in a row by its own fault: %s".formatted(unableInARow, unable.reason()));
            return;
        }
        // The next node may be able to; a node that isn't leaves it the time to claim first.
        stop.await(options.waitOnEmptyQueue().multipliedBy(5L * unableInARow));
    }

    /** A life that ends in the middle of a run hands it back. */
    private void scheduleEndOfLife(Duration life) {
        var left = Math.max(1, life.minus(since(born)).toMillis());
        var _ = stop.raised().completeOnTimeout("its life (--life) is over", left, TimeUnit.MILLISECONDS);
    }

    private void rest(Lease lease) throws InterruptedException {
        // Not even who asks for no wait at all wants a busy loop.
        var wait = Math.max(LEAST_WAIT_MS, options.waitOnEmptyQueue().toMillis());
        stop.await(Duration.ofMillis(wait * 4 / 5 + jitter.nextLong(Math.max(1, wait * 2 / 5))));
        if (!stop.isRaised()) {
            lease.lookForLost();
        }
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
        long began = System.nanoTime();
        var grace = settings.get(Setting.WORKER_OUTAGE_GRACE);
        for (int tries = 1; ; tries++) {
            try {
                return action.get();
            } catch (DatabaseException e) {
                if (!e.isOutage() || stop.isRaised() || since(began).compareTo(grace) > 0) {
                    throw e;
                }
                LOG.warn("{} Trying again.", e.getMessage());
                stop.await(Duration.ofMillis(Math.min(10_000, 500L * tries)));
            }
        }
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
                new Resources(have.cores(), have.memoryMegabytes(), have.gpus(), left));
    }

    private Set<String> capabilities() {
        var able = new LinkedHashSet<String>();
        for (var calculator : catalogue.calculators()) {
            Optional<String> missing = calculator.missing(settings);
            missing.ifPresentOrElse(
                    reason -> LOG.info("Takes no runs of {}: {}", calculator.name(), reason),
                    () -> able.add(calculator.name()));
        }
        return able;
    }

    private Duration watchTime() {
        var watch = settings.get(Setting.WORKER_WATCH);
        var heartbeat = settings.get(Setting.WORKER_HEARTBEAT);
        return watch.compareTo(heartbeat) < 0 ? watch : heartbeat;
    }

    private boolean isOver(Duration time) {
        return since(born).compareTo(time) >= 0;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
