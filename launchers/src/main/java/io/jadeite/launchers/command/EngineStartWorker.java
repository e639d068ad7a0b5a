package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.HostName;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.worker.LocalCluster;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.worker.WorkerOptions;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.launchers.batch.Allocation;
import io.jadeite.launchers.batch.SiteProfile;
import io.jadeite.launchers.batch.SystemCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code engine start-worker} and {@code engine start-singleflow-worker}. */
@Command(description = "work through the queue, one run at a time or several (--concurrency)")
final class EngineStartWorker extends SessionCommand {
    private static final int MOST_PORT = 65_535;
    /** How long a batch system may take to say when a job ends. */
    private static final Duration ASKING = Duration.ofSeconds(10);

    @Mixin
    WorkerWords words = new WorkerWords();

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "tell numbers for monitoring at http://localhost:PORT/metrics; 0: any free port, which the log names")
    @Nullable
    String metricsPort;

    private final boolean single;

    /** @param single whether it takes one run and ends */
    EngineStartWorker(Session session, boolean single) {
        super(session);
        this.single = single;
    }

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty(LogSetup.LEVEL, "info");
        var problems = new Problems();
        int port = new AmountReader(problems).whole("--metrics-port", metricsPort, 0, MOST_PORT);
        var options = withLife(words.read(problems));
        var done = new CountDownLatch(1);
        try {
            return work(single ? options.single() : options, port, done);
        } finally {
            done.countDown();
        }
    }

    private int work(WorkerOptions options, int port, CountDownLatch done) throws InterruptedException {
        var allocation = Allocation.of(session.environment());
        refuseHeadNodes(allocation);
        var settings = allocation
                .map(job -> session.settings().with(Setting.WORKER_JOB, job.shown(), "the batch system"))
                .orElseGet(session::settings);
        try (var database = Database.open(settings)) {
            var worker = new Worker(
                    database,
                    settings,
                    Catalogue.installed(settings),
                    options,
                    session.version(),
                    session.clock(),
                    new Random());
            followCluster(worker);
            Shutdown.stopping(() -> worker.stop("told to stop (SIGTERM or SIGINT)"), done);
            if (metricsPort == null) {
                worker.work();
            } else {
                try (var _ = MetricsServer.start(port, new MetricsText(database, worker.counts()))) {
                    worker.work();
                }
            }
            return worker.isBroken() ? CommandLineInterface.FAILED : CommandLineInterface.DONE;
        }
    }

    /** Where nothing is said of its life, the job's that it runs in. */
    private WorkerOptions withLife(WorkerOptions options) throws InterruptedException {
        var allocation = Allocation.of(session.environment());
        if (options.life().isPresent() || allocation.isEmpty()) {
            return options;
        }
        var left = allocation
                .get()
                .left(
                        session.environment(),
                        new SystemCommands(ASKING),
                        session.clock().instant())
                .filter(time -> time.isPositive());
        // Asked for here, as the first logger reads how much is to be told.
        left.ifPresent(time -> LoggerFactory.getLogger(EngineStartWorker.class)
                .info("The job {} ends in {}", allocation.get().shown(), Durations.show(time)));
        return left.map(time -> options.living(time.minus(BatchCluster.margin(time))))
                .orElse(options);
    }

    /** Where a site's profile names its head nodes. */
    private void refuseHeadNodes(Optional<Allocation> allocation) {
        if (allocation.isPresent()) {
            return;
        }
        var host = HostName.of(session.settings());
        session.settings().profiles().keySet().stream()
                .map(name -> SiteProfile.named(name, session.settings().profiles()))
                .filter(site -> site.words("head_nodes").contains(host))
                .findFirst()
                .ifPresent(site -> {
                    throw new InputException(
                            "%s is a head node (profiles.%s.head_nodes), where no worker should run. 'jadeite engine start-cluster N --profile %s' starts workers on the nodes."
                                    .formatted(host, site.name(), site.name()));
                });
    }

    /** A worker of a cluster ends with the cluster, also when that was killed. */
    private void followCluster(Worker worker) {
        var cluster = session.environment().get(LocalCluster.PARENT_VARIABLE);
        if (cluster != null) {
            var _ = ProcessHandle.of(Long.parseLong(cluster))
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .whenComplete((process, failure) -> worker.stop("its cluster has ended"));
        }
    }
}
