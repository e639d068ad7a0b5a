package io.jadeite.benchmark.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Works through runs that do nothing, by the ordinary worker, and counts what it has left behind. */
public final class JadeiteDrain {
    private static final int AT_ONCE = 1000;

    private JadeiteDrain() {}

    /** Arguments: load COUNT; drain COUNT CONCURRENCY; some COUNT CONCURRENCY; or share START-MILLISECONDS CONCURRENCY. */
    public static void main(String[] arguments) throws Exception {
        int concurrency = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        try (var engine = Engine.open()) {
            switch (arguments[0]) {
                case "load" -> load(engine, Integer.parseInt(arguments[1]));
                case "drain" -> drain(engine, Integer.parseInt(arguments[1]), concurrency);
                case "some" -> some(engine, Integer.parseInt(arguments[1]), concurrency);
                case "share" -> share(engine, Long.parseLong(arguments[1]), concurrency);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void load(Engine engine, int count) {
        var submissions = engine.submissions();
        for (int i = 0; i < count; i += AT_ONCE) {
            submissions.submit(engine.submission(Math.min(AT_ONCE, count - i)));
        }
    }

    /** Everything, timed until the database says that nothing is left. */
    private static void drain(Engine engine, int count, int concurrency) throws Exception {
        var started = new AtomicInteger();
        var worker = engine.worker(concurrency, 0, false, number -> started.incrementAndGet());
        try (var connection = plain()) {
            long began = System.nanoTime();
            var work = Thread.ofPlatform().start(() -> {
                try {
                    worker.work();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            while (started.get() < count || isAnyLeft(connection)) {
                if (!work.isAlive()) {
                    throw new IllegalStateException("the worker has stopped after " + started + " runs");
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
            Figures.tell("per_second", count / Figures.secondsSince(began));
            worker.stop("the measurement is over");
            work.join();
            Figures.check("started", count, started.get());
            check(connection, count);
        }
    }

    /** A part of what is there: the worker ends after so many. */
    private static void some(Engine engine, int count, int concurrency) throws Exception {
        try (var connection = plain()) {
            long before = succeeded(connection);
            var worker = engine.worker(concurrency, count, false, number -> {});
            long began = System.nanoTime();
            long done = worker.work();
            Figures.tell("per_second", count / Figures.secondsSince(began));
            Figures.check("worked through", count, done);
            check(connection, before + count);
        }
    }

    /** As many as come to this worker while others work too; it ends when nothing is left. */
    private static void share(Engine engine, long start, int concurrency) throws Exception {
        Figures.waitUntil(start);
        var last = new long[1];
        var started = new AtomicInteger();
        var worker = engine.worker(concurrency, 0, true, number -> {
            started.incrementAndGet();
            synchronized (last) {
                last[0] = Figures.now();
            }
        });
        Figures.tell("began", Figures.now() / 1e6);
        int done = worker.work();
        Figures.tell("ended", last[0] / 1e6);
        Figures.tell("done", done);
        Figures.check("started", started.get(), done);
    }

    private static boolean isAnyLeft(Connection connection) throws SQLException {
        return RawServer.number(connection, "select count(*) from run where state in (1, 2)") > 0;
    }

    private static long succeeded(Connection connection) throws SQLException {
        return RawServer.number(connection, "select count(*) from run where state = 3");
    }

    private static void check(Connection connection, long count) throws SQLException {
        Figures.check("SUCCEEDED", count, succeeded(connection));
        Figures.check(
                "result rows",
                count,
                RawServer.number(connection, "select count(*) from result where status = 'SUCCEEDED'"));
    }

    /** Another connection to the same database, to count by. */
    private static Connection plain() throws SQLException {
        var file = System.getenv("SQLITE_FILE");
        return file == null ? RawServer.connect() : DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
