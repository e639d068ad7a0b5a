package io.jadeite.benchmark.queue;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Submits by the engine: one by one, many at once, or from many threads. */
public final class JadeiteSubmit {
    private JadeiteSubmit() {}

    /** Arguments: one, bulk, or threads; how many; how many before them to warm up; runs at once or threads; notify or silent. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        int warmUp = Integer.parseInt(arguments[2]);
        int width = Integer.parseInt(arguments[3]);
        boolean notify = arguments[4].equals("notify");
        int connections = arguments[0].equals("threads") ? width + 1 : 3;
        try (var engine = Engine.open(connections, notify)) {
            submit(engine, arguments[0], warmUp, width);
            long began = System.nanoTime();
            submit(engine, arguments[0], count, width);
            Figures.tell("per_second", count / Figures.secondsSince(began));
        }
        long all = (long) warmUp + count;
        try (var connection = RawServer.connect()) {
            Figures.check("pending", all, RawServer.number(connection, "select count(*) from run where state = 1"));
            Figures.check("rows of run_detail", all, RawServer.number(connection, "select count(*) from run_detail"));
        }
    }

    private static void submit(Engine engine, String way, int count, int width) throws Exception {
        var submissions = engine.submissions();
        switch (way) {
            case "one" -> {
                for (int i = 0; i < count; i++) {
                    submissions.submit(engine.submission(1));
                }
            }
            case "bulk" -> {
                for (int i = 0; i < count; i += width) {
                    submissions.submit(engine.submission(width));
                }
            }
            case "threads" ->
                inThreads(width, () -> {
                    for (int i = 0; i < count / width; i++) {
                        submissions.submit(engine.submission(1));
                    }
                    return true;
                });
            default -> throw new IllegalArgumentException(way);
        }
    }

    private static void inThreads(int threads, Callable<Boolean> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var parts = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < threads; i++) {
                parts.add(pool.submit(work));
            }
            for (var part : parts) {
                part.get();
            }
        }
    }
}
