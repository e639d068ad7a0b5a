package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Mutant;
import io.jadeite.engine.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One scenario: its database, its worker processes, its folder, what is counted, and the check at its end. */
final class Scene implements Leftovers.Thing {
    static final int CRASH_LIMIT = 1000;
    static final Duration POLL = Duration.ofMillis(100);
    static final Duration LEASE = Duration.ofSeconds(2);
    static final Duration WATCH = Duration.ofMillis(200);

    /** Within which a worker that reaches the database stops a child whose run has gone to another. */
    static final Duration NOTICED = WATCH.plusSeconds(1);

    private final String name;
    private final Path folder;
    private final Outside outside;
    private final Tally tally = new Tally();
    private final Map<String, String> environment = new HashMap<>();
    private final List<WorkerProcess> workers = new CopyOnWriteArrayList<>();
    private final Database database;
    private final String address;
    private final long began = System.nanoTime();
    private Optional<List<String>> command = Optional.empty();
    private int started;
    private boolean isReported;

    private Scene(String name, Path folder, String address) {
        this.name = name;
        this.folder = folder;
        this.address = address;
        this.outside = new Outside(folder.resolve("outside"));
        environment.put("HOME", folder.toString());
        environment.put("JADEITE_DATABASE", address);
        environment.put("JADEITE_DATABASE_TIMEOUT", "5s");
        environment.put("JADEITE_WORKER_ROOT", folder.resolve("runs").toString());
        environment.put("JADEITE_WORKER_LEASE", LEASE.toMillis() / 1000.0 + "s");
        environment.put("JADEITE_WORKER_HEARTBEAT", "0.4s");
        environment.put("JADEITE_WORKER_WATCH", WATCH.toMillis() / 1000.0 + "s");
        environment.put("JADEITE_WORKER_CRASH_LIMIT", Integer.toString(CRASH_LIMIT));
        environment.put(FaultWorker.POLL, Long.toString(POLL.toMillis()));
        environment.put(
                FaultWorker.MUTANT_MARK, folder.resolve("mutant-applied").toString());
        environment.put(OutsideCalculator.FILE, outside.file().toString());
        Leftovers.add(this);
        this.database = open(address);
    }

    /** With workers that are started by another command than usual. */
    static Scene on(FaultServer server, String name, List<String> command) {
        var scene = on(server, name);
        scene.command = Optional.of(command);
        scene.isReported = true;
        return scene;
    }

    /** In a new database of this server. */
    static Scene on(FaultServer server, String name) {
        return new Scene(name, newFolder(), server.address(server.newDatabase()));
    }

    static Scene onSqlite(String name) {
        var folder = newFolder();
        return new Scene(name, folder, folder.resolve("queue.sqlite3").toString());
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("jadeite-fault");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What workers that start from now on find in their environment. */
    Scene set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Scene set(Mutant mutant) {
        return set(FaultWorker.MUTANT, mutant.name());
    }

    WorkerProcess startWorker() {
        return startWorker(List.of(), Map.of());
    }

    /** @param more what differs from the others' environment */
    synchronized WorkerProcess startWorker(List<String> prefix, Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        started++;
        var whole = new ArrayList<>(prefix);
        whole.addAll(command.orElseGet(WorkerCommand::get));
        var worker = WorkerProcess.start(whole, all, folder.resolve("worker-" + started + ".log"));
        workers.add(worker);
        return worker;
    }

    /** So many more, waited for until they stand in the database. */
    void startWorkers(int count) {
        for (int i = 0; i < count; i++) {
            startWorker();
        }
        awaitEntered();
    }

    /** All workers of all processes that live stand in the database. */
    void awaitEntered() {
        int loops = Integer.parseInt(environment.getOrDefault(FaultWorker.LOOPS, "1"));
        for (var worker : workers) {
            await(
                    "a worker stands in the database",
                    Duration.ofSeconds(60),
                    () -> !worker.isAlive()
                            || number("select count(*) from worker where pid = ?", worker.pid()) >= loops);
        }
    }

    List<WorkerProcess> workers() {
        return List.copyOf(workers);
    }

    Database database() {
        return database;
    }

    String address() {
        return address;
    }

    /** The database's name on its server. */
    String databaseName() {
        return address.replaceAll(".*/|\\?.*", "");
    }

    /** One more connection, past the workers. */
    Database open(String at) {
        return Database.open(settings(at));
    }

    private Settings settings(String at) {
        return Settings.load(
                Map.of(
                        "JADEITE_DATABASE",
                        at,
                        "JADEITE_DATABASE_POOLED",
                        environment.getOrDefault("JADEITE_DATABASE_POOLED", "false"),
                        "HOME",
                        folder.toString(),
                        "JADEITE_DATABASE_TIMEOUT",
                        "5s"),
                folder);
    }

    Path folder() {
        return folder;
    }

    Outside outside() {
        return outside;
    }

    Tally tally() {
        return tally;
    }

    boolean mutantHasApplied() {
        return Files.exists(folder.resolve("mutant-applied"));
    }

    /** Also while connections break. */
    long number(String sql, Object... values) {
        for (int tries = 1; ; tries++) {
            try {
                return database.single(statements -> statements.number(sql, values));
            } catch (DatabaseException e) {
                if (!e.isOutage() || tries == 200) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** The number of the worker that this process is. */
    long idOf(WorkerProcess worker) {
        return number("select coalesce(max(id), 0) from worker where pid = ?", worker.pid());
    }

    /** 0 waiting, 1 pending, 2 running, 3 succeeded, 4 failed, 5 cancelled. */
    long stateOf(long run) {
        return number("select state from run where id = ?", run);
    }

    void awaitState(long run, long state, Duration limit) {
        await("run %d has the state %d".formatted(run, state), limit, () -> stateOf(run) == state);
    }

    /** Its child process, as soon as it has started. */
    Outside.Child awaitChild(long run, int attempt) {
        await(
                "run %d attempt %d has a child".formatted(run, attempt),
                Duration.ofSeconds(30),
                () -> outside.child(run, attempt).isPresent());
        return outside.child(run, attempt).orElseThrow();
    }

    /** The outcome is told, whatever it is. */
    String awaitOutcome(long run, int attempt) {
        await(
                "run %d attempt %d has an outcome".formatted(run, attempt),
                Duration.ofSeconds(30),
                () -> number(
                                "select count(*) from attempt where run_id = ? and attempt = ? and outcome is not null",
                                run,
                                attempt)
                        == 1);
        return outcome(run, attempt);
    }

    String outcome(long run, int attempt) {
        return database.single(sql -> sql.first(
                        "select coalesce(outcome, '') as outcome from attempt where run_id = ? and attempt = ?",
                        row -> row.text("outcome"),
                        run,
                        attempt)
                .orElse(""));
    }

    boolean isFinished() {
        return number("select count(*) from run where state in (0, 1, 2)") == 0;
    }

    void awaitFinished(Duration limit) {
        await("all runs are finished", limit, () -> isFinished() || !broken().isEmpty());
        if (!isFinished()) {
            await("all runs are finished, though workers broke", Duration.ofSeconds(2), this::isFinished);
        }
        awaitQuiet();
    }

    /** Nobody is still at a run that has gone to another. */
    void awaitQuiet() {
        await(
                "no child goes on",
                Duration.ofSeconds(30),
                () -> outside.children().stream().noneMatch(Outside.Child::isAlive));
        await(
                "no worker is at a run",
                Duration.ofSeconds(30),
                () -> number("select count(*) from worker where state = 'RUNNING'") == 0);
    }

    void await(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                tally.add(Tally.Of.RUNS, number("select count(*) from run"));
                tally.count(Tally.Of.VIOLATIONS);
                keepTraces();
                throw new AssertionError("%s: waited for %d s in vain: %s. %s%s"
                        .formatted(name, limit.toSeconds(), what, standing(), broken()));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private String standing() {
        return "Runs by state 0 to 3: %d, %d, %d, %d."
                .formatted(
                        number("select count(*) from run where state = 0"),
                        number("select count(*) from run where state = 1"),
                        number("select count(*) from run where state = 2"),
                        number("select count(*) from run where state = 3"));
    }

    /** What is wrong with it, in words; counted. */
    List<String> violations(Expected expected) {
        var recorded = Recorded.read(database);
        var violations = new ArrayList<>(Invariants.violations(recorded, outside.children(), expected));
        violations.addAll(broken());
        tally.add(Tally.Of.RUNS, recorded.runs().size());
        tally.add(Tally.Of.LOST_WORKERS, recorded.lostWorkers());
        tally.add(Tally.Of.RESTARTED, recorded.restarted());
        tally.add(Tally.Of.HANDED_BACK, recorded.count("HANDED_BACK"));
        tally.add(Tally.Of.REJECTED, recorded.count("SUPERSEDED"));
        tally.add(Tally.Of.ADOPTED, recorded.adopted());
        tally.add(Tally.Of.VIOLATIONS, violations.size());
        return violations;
    }

    /** Asserts all invariants, and reports. */
    void check(Expected expected) {
        var violations = violations(expected);
        report();
        if (!violations.isEmpty()) {
            keepTraces();
        }
        assertThat(violations).as(name).isEmpty();
    }

    private void report() {
        if (!isReported && !environment.containsKey(FaultWorker.MUTANT)) {
            isReported = true;
            FaultReport.scenario(name, tally, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** Workers that ended though nobody had asked them to. */
    List<String> broken() {
        return workers.stream()
                .filter(WorkerProcess::endedByItself)
                .map(worker -> "a worker ended by itself: " + worker.ending())
                .toList();
    }

    /** The logs, and what happened outside, for who looks after the cause. */
    private void keepTraces() {
        var kept = Path.of("target", "faults", name.replaceAll("[^a-z0-9]+", "-") + "-" + System.nanoTime());
        try (var files = Files.list(folder)) {
            Files.createDirectories(kept);
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, kept.resolve(file.getFileName()));
            }
            Files.writeString(kept.resolve("recorded"), Traces.of(Recorded.read(database)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Leftovers.remove(this);
        report();
        for (var worker : workers) {
            worker.kill();
        }
        outside.children().stream().filter(Outside.Child::isAlive).forEach(child -> Shell.signal("KILL", child.pid()));
        try {
            database.close();
        } finally {
            remove(folder);
        }
    }

    static void remove(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Can't remove " + folder + ": " + e);
        }
    }
}
