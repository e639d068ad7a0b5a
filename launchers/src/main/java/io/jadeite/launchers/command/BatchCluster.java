package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.JadeiteException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.QueueDepth;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.setting.Durations;
import io.jadeite.launchers.batch.BatchSystem;
import io.jadeite.launchers.batch.Fleet;
import io.jadeite.launchers.batch.JobArray;
import io.jadeite.launchers.batch.JobShape;
import io.jadeite.launchers.batch.Scaling;
import io.jadeite.launchers.batch.SiteProfile;
import io.jadeite.launchers.batch.SystemCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Workers in jobs of a batch system: submitted once, or as the queue wants them. */
final class BatchCluster {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);
    /** What is left of a job's time for handing back a run. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(2);

    private static final int SHARE_OF_MARGIN = 10;

    private final Session session;
    private final BatchSystem system;
    private final JobShape shape;
    private final WorkerWords worker;
    private final SiteProfile site;

    /** @throws InputException with all that is wrong */
    BatchCluster(Session session, BatchSystem system, SiteProfile site, JobWords jobs, WorkerWords worker) {
        this.session = session;
        this.system = system;
        this.worker = worker;
        this.site = site;
        var problems = new Problems();
        problems.collect(worker::read);
        var ofJob = new Problems();
        this.shape = jobs.shape(site, worker, ofJob);
        system.objections(shape).forEach(ofJob::add);
        ofJob.all().stream()
                .filter(problem -> !problems.all().contains(problem))
                .forEach(problems::add);
        problems.throwIfAny();
    }

    /** The script of so many workers, as it would be submitted. */
    Map<String, String> files(int workers, int atOnce, Path folder, boolean ends) {
        return system.files(shape, array(workers, atOnce), folder, command(ends));
    }

    private JobArray array(int workers, int atOnce) {
        return new JobArray(Math.ceilDiv(workers, shape.workers()), Math.ceilDiv(atOnce, shape.workers()));
    }

    /** Where {@code jadeite} lies on the computers that work. */
    static String program(SiteProfile site) {
        return site.word("program").orElseGet(() -> System.getProperty("jadeite.program", "jadeite"));
    }

    /** What starts the workers of one node. */
    private List<String> command(boolean ends) {
        var words = new ArrayList<String>();
        words.add(program(site));
        words.add("engine");
        if (shape.workersPerNode() == 1) {
            words.add("start-worker");
        } else {
            words.addAll(List.of("start-cluster", Integer.toString(shape.workersPerNode())));
        }
        var options = new ArrayList<>(worker.words());
        if (ends) {
            options.removeIf(option -> option.startsWith("--close-on-empty-queue"));
            options.add("--close-on-empty-queue=true");
        }
        options.removeIf(option -> option.equals("--match=all") || option.equals("--close-on-empty-queue=false"));
        if (worker.life == null) {
            shape.time().ifPresent(time -> options.add("--life=" + Durations.show(time.minus(margin(time)))));
        }
        words.addAll(options);
        return words;
    }

    /** Of the time of a job, how much its worker leaves unused. */
    static Duration margin(Duration time) {
        var share = time.dividedBy(SHARE_OF_MARGIN);
        return share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
    }

    /** Prints the script, submits it, and says what became of it. */
    int submit(int workers, int atOnce, Path folder) throws InterruptedException {
        warnOfSqlite(session);
        var script = write(files(workers, atOnce, folder, false), folder);
        printScript(script);
        var fleet = fleet(Integer.MAX_VALUE);
        var array = array(workers, atOnce);
        var job = fleet.submit(script, array);
        if (job.isEmpty()) {
            session.err().println(fleet.trouble().orElseThrow() + " The script is " + script + ".");
            return CommandLineInterface.FAILED;
        }
        session.out().println(job.get());
        session.err()
                .println(
                        "Job %s of %s: %d worker(s) in %d job(s); logs in %s. 'jadeite engine workers' shows them as they start."
                                .formatted(
                                        job.get(),
                                        system.word(),
                                        array.jobs() * shape.workers(),
                                        array.jobs(),
                                        folder));
        return CommandLineInterface.DONE;
    }

    private void printScript(Path script) {
        try {
            session.err().print(Files.readString(script).indent(2));
        } catch (IOException e) {
            throw new JadeiteException("%s can't be read: %s".formatted(script, e.getMessage()), e);
        }
    }

    /**
     * Submits as many jobs as the queue wants, until it is told to stop; jobs go on by themselves then, and end with the queue.
     *
     * @param poll how often it looks
     */
    int scale(int most, int mostWaiting, Optional<Double> nodeHours, Duration poll, Path folder)
            throws InterruptedException {
        warnOfSqlite(session);
        if (shape.workers() > most) {
            throw new InputException(
                    "One job has %d workers, and there should be at most %d.".formatted(shape.workers(), most));
        }
        var fleet = fleet(most / shape.workers());
        var scaling = new Scaling(most, mostWaiting, nodeHours, shape);
        var stop = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        Shutdown.stopping(stop::countDown, done);
        write(files(most, 0, folder, true), folder);
        printScript(folder.resolve(firstName()));
        session.err()
                .println(
                        "At most %d worker(s) on %s, as the queue wants them; logs in %s. Ctrl-C ends the watching; jobs that run go on."
                                .formatted(most, system.word(), folder));
        try (var database = Database.open(session.settings())) {
            var said = "";
            do {
                fleet.look();
                var depth = QueueDepth.of(database, acceptance());
                if (depth.pending() == 0) {
                    fleet.cancelWaiting();
                }
                step(fleet, scaling, depth, folder);
                var words = words(fleet, depth);
                if (!words.equals(said)) {
                    session.err().println(Show.time(session.clock().instant()) + "  " + words);
                    said = words;
                }
            } while (!stop.await(poll.toMillis(), TimeUnit.MILLISECONDS));
            fleet.cancelWaiting();
            return fleet.isPaused() ? CommandLineInterface.FAILED : CommandLineInterface.DONE;
        } finally {
            done.countDown();
        }
    }

    private void step(Fleet fleet, Scaling scaling, QueueDepth depth, Path folder) throws InterruptedException {
        var now = session.clock().instant();
        int jobs = Math.min(scaling.wanted(depth, fleet.counts(), now), fleet.room());
        if (jobs > 0) {
            var array = new JobArray(jobs, 0);
            var script = write(system.files(shape, array, folder, command(true)), folder);
            if (fleet.submit(script, array).isPresent()) {
                scaling.spend(jobs, now);
            }
        }
    }

    private static String words(Fleet fleet, QueueDepth depth) {
        var counts = fleet.counts();
        var words = new StringBuilder("%d run(s) wait, %d go on; jobs: %d run, %d wait"
                .formatted(depth.pending(), depth.running(), counts.running(), counts.pending()));
        if (counts.unknown() > 0) {
            words.append(", of %d nothing is known".formatted(counts.unknown()));
        }
        if (!counts.reasons().isEmpty()) {
            words.append(" (").append(String.join("; ", counts.reasons())).append(')');
        }
        fleet.trouble().ifPresent(trouble -> words.append(". ").append(trouble));
        return words.toString();
    }

    private Acceptance acceptance() {
        var options = worker.read();
        var life = worker.life == null ? shape.time().map(time -> time.minus(margin(time))) : options.life();
        var has = new Resources(
                shape.cores() == 1 && worker.cores == null ? 0 : shape.cores(),
                shape.memoryMegabytes(),
                shape.gpus(),
                life.orElse(Duration.ZERO));
        return new Acceptance(options.tags(), options.match(), Set.of(), has);
    }

    private Fleet fleet(int mostJobs) {
        return new Fleet(
                system, new SystemCommands(COMMAND_LIMIT), session.clock(), System.getProperty("user.name"), mostJobs);
    }

    private String firstName() {
        return system.files(shape, new JobArray(1, 0), Path.of(""), List.of("worker"))
                .keySet()
                .iterator()
                .next();
    }

    /** The file that is submitted. */
    private static Path write(Map<String, String> files, Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.writeString(path, file.getValue());
                if (!path.toFile().setExecutable(true)) {
                    throw new IOException("it can't be made executable");
                }
            }
            return folder.resolve(files.keySet().iterator().next());
        } catch (IOException e) {
            throw new JadeiteException("The script can't be written into %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** It serves one host, and these will be others. */
    static void warnOfSqlite(Session session) {
        try (var database = Database.open(session.settings())) {
            if (database.shown().startsWith("SQLite")) {
                session.err()
                        .println(
                                "The queue is an %s, which serves one host: workers on others will be refused. Set JADEITE_DATABASE to a PostgreSQL server that the nodes reach."
                                        .formatted(database.shown()));
            }
        }
    }
}
