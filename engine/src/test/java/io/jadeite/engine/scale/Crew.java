package io.jadeite.engine.scale;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Caretaker;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.LaneTimes;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.queue.WorkerRegistry.Orders;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.worker.MemberPace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of many simulated workers over one {@link Database} with few connections. Leases are renewed and runs looked after
 * for all of them together; everything else each does by itself, as often as a real worker would. It does what its standard input
 * says, and ends when that ends.
 */
public final class Crew implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    static final int CONNECTIONS = 8;
    /** Two are left for who is told of new runs and for who renews the leases. */
    private static final int TURNS = CONNECTIONS - 2;
    /** It has so long to hand back and to leave. */
    private static final Duration GOODBYE = Duration.ofSeconds(50);

    static final Acceptance ACCEPTANCE =
            new Acceptance(Tags.of(Model.TAKEN), TagMatch.ALL, Set.of(Model.CALCULATOR), Resources.UNSAID);

    private final Database database;
    private final Settings settings;
    private final WorkerRegistry registry;
    private final Completions completions;
    private final LaneTimes times;
    private final Semaphore turns = new Semaphore(TURNS, true);
    private final List<Member> members = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Orders orders = new Orders(false, 1, 1);
    private volatile Duration hold = Duration.ofSeconds(1);
    private volatile boolean told = true;
    private volatile boolean over;

    Crew(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
        this.registry = new WorkerRegistry(database, settings.get(Setting.WORKER_LEASE));
        this.completions = new Completions(database);
        this.times = new LaneTimes(database);
    }

    /** Arguments: the database's address and the number of workers. */
    public static void main(String[] arguments) {
        var settings = Settings.load(
                Map.of(
                        "JADEITE_DATABASE",
                        arguments[0],
                        "JADEITE_DATABASE_CONNECTIONS",
                        Integer.toString(CONNECTIONS),
                        "JADEITE_DATABASE_TIMEOUT",
                        "60s"),
                Path.of(""));
        try (var database = Database.open(settings);
                var crew = new Crew(database, settings);
                var orders = new Scanner(System.in, StandardCharsets.UTF_8)) {
            crew.enter(Integer.parseInt(arguments[1]));
            System.out.println("entered");
            while (!crew.isOver() && orders.hasNext()) {
                crew.obey(orders.next());
            }
            haltAfter(GOODBYE);
        }
    }

    /** Where the server is gone already nobody waits for it. */
    private static void haltAfter(Duration time) {
        Thread.ofPlatform().daemon().name("end").start(() -> {
            LockSupport.parkNanos(time.toNanos());
            Runtime.getRuntime().halt(1);
        });
    }

    /** So many workers enter and begin. */
    void enter(int workers) {
        var acceptance = ACCEPTANCE;
        for (int i = 0; i < workers; i++) {
            long id = registry.enter(new WorkerRecord(
                    WorkerRecord.Kind.WORKER,
                    "simulated",
                    ProcessHandle.current().pid(),
                    "scale",
                    acceptance,
                    Optional.empty()));
            members.add(new Member(this, id, new Claims(database, id, times), new MemberPace(times, new Random(id))));
        }
        renew();
        var lease = settings.get(Setting.WORKER_LEASE);
        every("leases", () -> settings.get(Setting.WORKER_HEARTBEAT), this::renew);
        every("looks", () -> MemberPace.betweenLooks(lease, live()).dividedBy(workers), () -> look(lease));
        every("standings", this::watch, this::lookAfter);
        threads.add(Thread.ofPlatform().daemon().name("listener").start(this::listen));
        members.forEach(member -> threads.add(Thread.ofVirtual().start(member)));
    }

    /** A word, {@code told}, {@code untold} or {@code quit}, or for how many milliseconds a run is held. */
    void obey(String word) {
        lock.lock();
        try {
            switch (word) {
                case "told" -> told = true;
                case "untold" -> told = false;
                case "quit" -> over = true;
                default -> hold = Duration.ofMillis(Long.parseLong(word));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int live() {
        return orders.live();
    }

    int idle() {
        return orders.idle();
    }

    boolean isTold() {
        return told;
    }

    boolean isOver() {
        return over;
    }

    Completions completions() {
        return completions;
    }

    LaneTimes times() {
        return times;
    }

    /** What is asked of the database, when a connection is free. */
    <T> T turn(Supplier<T> action) throws InterruptedException {
        turns.acquire();
        try {
            return action.get();
        } finally {
            turns.release();
        }
    }

    /** Whether the run was held for as long as the orders say; false where all is over before. */
    boolean hold(long since) throws InterruptedException {
        lock.lock();
        try {
            for (long left = 1; !over && left > 0; ) {
                left = since + hold.toNanos() - System.nanoTime();
                if (left > 0) {
                    changed.awaitNanos(left);
                }
            }
            return !over;
        } finally {
            lock.unlock();
        }
    }

    void pause(long nanoseconds) throws InterruptedException {
        lock.lock();
        try {
            for (long left = nanoseconds; !over && left > 0; ) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void every(String name, Supplier<Duration> between, Runnable action) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                while (!over) {
                    pause(between.get().toNanos());
                    attempt(action);
                }
            } catch (InterruptedException e) {
                LOG.debug("{} end", name, e);
            }
        }));
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (DatabaseException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private void renew() {
        var running = new ArrayList<Long>();
        var idle = new ArrayList<Long>();
        for (var member : members) {
            (member.holds().isPresent() ? running : idle).add(member.id());
        }
        registry.renew(running, idle).values().stream().findAny().ifPresent(found -> orders = found);
        times.tell();
    }

    private void look(Duration lease) {
        var caretaker = new Caretaker(database, settings.get(Setting.QUEUE_HISTORY_AFTER));
        if (caretaker.isDue(MemberPace.shortest(lease))) {
            new Reaper(database, lease, settings.get(Setting.WORKER_CRASH_LIMIT)).reap();
            caretaker.care();
        }
    }

    private Duration watch() {
        return MemberPace.watch(live(), settings.get(Setting.WORKER_WATCH), settings.get(Setting.WORKER_HEARTBEAT));
    }

    /** A run that was cancelled or lost is held on, as a calculation that doesn't stop would be; its completion tells. */
    private void lookAfter() {
        var held = members.stream().flatMap(member -> member.holds().stream()).toList();
        if (held.isEmpty()) {
            return;
        }
        var _ = registry.standings(held);
        long lasting = watch().dividedBy(2).toNanos();
        for (var member : members) {
            var attempt = member.holds();
            if (attempt.isPresent() && member.hasToTell(lasting)) {
                tellDirectory(attempt.get());
                member.hasTold();
            }
        }
    }

    private void tellDirectory(Attempt attempt) {
        registry.tellDirectory(attempt, "/runs/relaxation-" + attempt.run() + "-" + attempt.number());
    }

    private void listen() {
        try {
            while (!over) {
                if (told) {
                    listenWhileTold();
                } else {
                    pause(TimeUnit.SECONDS.toNanos(1));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the listener ends", e);
        }
    }

    private void listenWhileTold() throws InterruptedException {
        try (var watch = database.watch()) {
            while (told && !over) {
                int runs = watch.await(Duration.ofMillis(100));
                if (runs > 0) {
                    members.forEach(member -> member.hear(runs));
                }
            }
        } catch (DatabaseException e) {
            LOG.warn("{}", e.getMessage());
            pause(TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Hands back what is held, and leaves. */
    @Override
    public void close() {
        obey("quit");
        try {
            long end = System.nanoTime() + GOODBYE.toNanos() / 2;
            for (var thread : threads) {
                boolean _ = thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
            for (var member : members) {
                registry.leave(member.id(), "the measurement is over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
