package io.jadeite.benchmark.queue;

import io.jadeite.engine.run.Tags;
import java.util.stream.IntStream;

/** From the call that submits to the start of the workflow in another process's idle worker. */
public final class JadeiteLatency {
    private JadeiteLatency() {}

    /** Argument: how many. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        try (var engine = Engine.open()) {
            var submissions = engine.submissions();
            IdleStarts.measure(
                    IdleWorker.class,
                    count,
                    number -> submissions.submit(engine.submission(Tags.NONE, IntStream.of(number))));
        }
    }

    /** The worker's side. */
    public static final class IdleWorker {
        private static final int CONCURRENCY = 10;

        private IdleWorker() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (var engine = Engine.open()) {
                var worker = engine.worker(
                        CONCURRENCY, 0, false, number -> System.out.println("started " + number + " " + Figures.now()));
                System.out.println("ready");
                worker.work();
            }
        }
    }
}
