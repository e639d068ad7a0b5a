package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.worker.LocalCluster;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code engine start-cluster N}: N worker processes on this computer, which stop together. */
@Command(description = "start several workers on this computer; Ctrl-C stops them all")
final class EngineStartCluster extends SessionCommand {
    private static final int MOST = 1000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Parameters(paramLabel = "N", description = "how many workers")
    String count = "";

    @Mixin
    WorkerWords words = new WorkerWords();

    EngineStartCluster(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty(LogSetup.LEVEL, "info");
        int workers = number();
        words.read();
        var settings = session.settings();
        Database.open(settings).close();
        var stamp = LocalDateTime.ofInstant(session.clock().instant(), ZoneId.systemDefault())
                .format(STAMP);
        var logs = settings.home()
                .resolve("clusters")
                .resolve(stamp + "-" + ProcessHandle.current().pid());
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
