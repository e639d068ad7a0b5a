package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.setting.Durations;
import io.jadeite.engine.worker.LocalCluster;
import io.jadeite.launchers.batch.SiteProfile;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engine start-cluster N}: N worker processes on this computer, which stop together, or in jobs of a batch system. */
@Command(
        description =
                "start several workers on this computer, where Ctrl-C stops them all, or by a batch system (--on)")
final class EngineStartCluster extends SessionCommand {
    private static final int MOST = 1000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Parameters(paramLabel = "N", description = "how many workers")
    String count = "";

    @Mixin
    WorkerWords words = new WorkerWords();

    @Mixin
    JobWords jobs = new JobWords();

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "of a batch system's workers run at most so many at a time")
    @Nullable
    String atOnce;

    @Option(names = "--dry-run", description = "print the script, and submit nothing")
    boolean dryRun;

    @Option(
            names = "--autoscale",
            description =
                    "submit jobs as the queue wants them, at most N workers; they end when nothing is left for them")
    boolean autoscale;

    @Option(
            names = "--max-waiting",
            paramLabel = "N",
            description =
                    "with --autoscale: jobs that may wait in the batch system at a time; unsaid: as many as may live")
    @Nullable
    String mostWaiting;

    @Option(
            names = "--node-hours-a-day",
            paramLabel = "N",
            description =
                    "with --autoscale: what may be asked for in any 24 hours, each job counted with its whole --time")
    @Nullable
    String nodeHours;

    @Option(names = "--poll", paramLabel = "TIME", description = "with --autoscale: how often it looks; 30s is usual")
    String poll = "30s";

    EngineStartCluster(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty(LogSetup.LEVEL, "info");
        int workers = number();
        var settings = session.settings();
        var site = jobs.profile == null ? SiteProfile.NONE : SiteProfile.named(jobs.profile, settings.profiles());
        if (jobs.isSsh(site)) {
            return bySsh(new SshCluster(session, site, jobs, words), workers);
        }
        var system = jobs.system(site);
        if (system.isPresent()) {
            return byBatchSystem(new BatchCluster(session, system.get(), site, jobs, words), workers);
        }
        if (autoscale || dryRun) {
            throw new InputException("--%s is for batch systems: say which by --on slurm, or by a --profile."
                    .formatted(autoscale ? "autoscale" : "dry-run"));
        }
        words.read();
        Database.open(settings).close();
        var logs = folder();
        var cluster = new LocalCluster();
        var done = new CountDownLatch(1);
        Shutdown.stopping(cluster::stop, done);
        try {
            cluster.start(workers, workerCommand(words.words()), logs);
            session.err()
                    .println(
                            "%d worker(s) work; their logs are in %s. Ctrl-C stops them all.".formatted(workers, logs));
            int broken = cluster.await();
            if (broken > 0) {
                session.err()
                        .println("%d of %d workers ended with an error; see their logs in %s."
                                .formatted(broken, workers, logs));
            }
            return broken == 0 ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
        } finally {
            done.countDown();
        }
    }

    private Path folder() {
        var stamp = LocalDateTime.ofInstant(session.clock().instant(), ZoneId.systemDefault())
                .format(STAMP);
        return session.settings()
                .home()
                .resolve("clusters")
                .resolve(stamp + "-" + ProcessHandle.current().pid());
    }

    private int bySsh(SshCluster cluster, int workers) throws InterruptedException {
        if (autoscale || dryRun) {
            throw new InputException("--%s is for batch systems, which have jobs; ssh starts the workers at once."
                    .formatted(autoscale ? "autoscale" : "dry-run"));
        }
        return cluster.start(workers, folder());
    }

    private int byBatchSystem(BatchCluster cluster, int workers) throws InterruptedException {
        var problems = new Problems();
        var amounts = new AmountReader(problems);
        int together = amounts.whole("--at-once", atOnce, 1, MOST);
        int waiting = amounts.whole("--max-waiting", mostWaiting, 1, MOST);
        var look = AmountReader.named("--poll", problems, () -> Durations.parse(poll));
        double hours = 0;
        try {
            hours = nodeHours == null ? 0 : Double.parseDouble(nodeHours);
        } catch (NumberFormatException e) {
            problems.add("--node-hours-a-day should be a number, found '%s'.".formatted(nodeHours));
        }
        problems.throwIfAny();
        if (dryRun) {
            cluster.files(workers, together, folder(), autoscale)
                    .forEach((name, text) -> session.out().print(text));
            return CommandLineInterface.DONE;
        }
        return autoscale
                ? cluster.scale(
                        workers,
                        waiting == 0 ? workers : waiting,
                        nodeHours == null ? Optional.empty() : Optional.of(hours),
                        Objects.requireNonNull(look),
                        folder())
                : cluster.submit(workers, together, folder());
    }

    private int number() {
        try {
            int number = Integer.parseInt(count);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException(
                "start-cluster N takes a number of workers from 1 to %d, found '%s'.".formatted(MOST, count));
    }

    /** The same Java, options and class path as this process. */
    static List<String> workerCommand(List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Djadeite.terminal"))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath(), Main.class.getName(), "engine", "start-worker"));
        command.addAll(options);
        return command;
    }

    /** Without what only scripts have, in a folder beside the program's jar: workers never load tables or plots. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry)
                        .toAbsolutePath()
                        .endsWith(
                                Path.of("script", String.valueOf(Path.of(entry).getFileName()))))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
