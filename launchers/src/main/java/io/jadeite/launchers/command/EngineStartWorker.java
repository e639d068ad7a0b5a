package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.worker.LocalCluster;
import io.jadeite.engine.worker.Worker;
import io.jadeite.engine.worker.WorkerOptions;
import io.jadeite.engine.workflow.Catalogue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code engine start-worker} and {@code engine start-singleflow-worker}. */
@Command(description = "work through the queue, one run at a time or several (--concurrency)")
final class EngineStartWorker extends SessionCommand {
    private static final int MOST_PORT = 65_535;

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
        var options = words.read(problems);
        var done = new CountDownLatch(1);
        try {
            return work(single ? options.single() : options, port, done);
        } finally {
            done.countDown();
        }
    }

    private int work(WorkerOptions options, int port, CountDownLatch done) throws InterruptedException {
        var settings = session.settings();
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
