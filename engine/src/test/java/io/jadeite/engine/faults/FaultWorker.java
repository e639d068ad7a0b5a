package io.jadeite.engine.faults;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Mutant;
import io.jadeite.engine.database.MutantDatabase;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A worker process: its main method is started by {@link WorkerProcess}, which tells all by the environment. */
final class FaultWorker {
    /** How long it waits on an empty queue, in ms. */
    static final String POLL = "FAULTS_POLL_MS";
    /** How many workers work in this process. */
    static final String LOOPS = "FAULTS_LOOPS";
    /** A {@link Mutant}'s name. */
    static final String MUTANT = "FAULTS_MUTANT";
    /** The file that is made as soon as the mutant has changed a statement. */
    static final String MUTANT_MARK = "FAULTS_MUTANT_MARK";

    private FaultWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        var environment = System.getenv();
        var settings = Settings.load(environment, Path.of(""));
        var poll = Mutant.NOTIFY_ONLY.name().equals(environment.get(MUTANT))
                ? Duration.ofHours(1)
                : Duration.ofMillis(Long.parseLong(environment.getOrDefault(POLL, "100")));
        int loops = Integer.parseInt(environment.getOrDefault(LOOPS, "1"));
        try (var database = open(settings, environment)) {
            var workers = new ArrayList<Worker>();
            for (int i = 0; i < loops; i++) {
                workers.add(WorkerMaking.endless(database, settings, poll));
            }
            var stopped = new CountDownLatch(loops);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stopAll(workers, stopped)));
            for (var worker : workers) {
                Thread.ofPlatform().start(() -> work(worker, stopped));
            }
            stopped.await();
        }
    }

    private static void work(Worker worker, CountDownLatch stopped) {
        try {
            worker.work();
        } catch (Throwable e) {
            System.out.println("BROKE: " + e);
            e.printStackTrace(System.out);
            Runtime.getRuntime().halt(70);
        } finally {
            stopped.countDown();
        }
    }

    /** As the launchers do at SIGTERM. */
    private static void stopAll(Iterable<Worker> workers, CountDownLatch stopped) {
        workers.forEach(worker -> worker.stop("told to stop (SIGTERM or SIGINT)"));
        try {
            var _ = stopped.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Database open(Settings settings, Map<String, String> environment) {
        var name = environment.getOrDefault(MUTANT, "");
        if (name.isEmpty()) {
            return Database.open(settings);
        }
        var marked = new AtomicBoolean();
        var mark = Path.of(environment.getOrDefault(MUTANT_MARK, "mutant-applied"));
        return MutantDatabase.open(settings, Mutant.valueOf(name), () -> {
            if (marked.compareAndSet(false, true)) {
                write(mark, name);
            }
        });
    }

    private static void write(Path mark, String name) {
        try {
            Files.writeString(mark, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
