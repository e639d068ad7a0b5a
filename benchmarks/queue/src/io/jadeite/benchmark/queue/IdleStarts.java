package io.jadeite.benchmark.queue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Times from the call that submits to the start in an idle worker. The worker is another process, which says "ready", then for
 * each run "started NUMBER MICROSECONDS". The next is submitted when the one before has started and a random while has passed, so
 * that no poll is met in step.
 */
public final class IdleStarts {
    private static final int LONGEST_START_SECONDS = 30;
    private static final int WARM_UP = 400;

    /** Submits the run of this number. */
    @FunctionalInterface
    public interface Submitter {
        void submit(int number) throws Exception;
    }

    private IdleStarts() {}

    /** Starts the worker by its main class, with this process's own Java and class path. */
    public static void measure(Class<?> workerMain, int count, Submitter submitter) throws Exception {
        var worker = start(workerMain);
        try {
            var lines = linesOf(worker);
            expect(lines, "ready");
            var random = new Random(1);
            var times = new long[count];
            int warmUp = Math.min(WARM_UP, count);
            for (int number = 0; number < warmUp + count; number++) {
                Thread.sleep(20 + random.nextInt(40));
                long submitted = Figures.now();
                submitter.submit(number);
                long started = Long.parseLong(expect(lines, "started " + number + " "));
                if (number >= warmUp) {
                    times[number - warmUp] = (started - submitted) * 1000;
                }
            }
            Figures.tellTimes("start", times);
        } finally {
            worker.destroy();
            if (!worker.waitFor(10, TimeUnit.SECONDS)) {
                worker.destroyForcibly();
            }
        }
    }

    private static Process start(Class<?> main) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BlockingQueue<String> linesOf(Process worker) {
        var lines = new ArrayBlockingQueue<String>(10_000);
        Thread.ofPlatform().daemon().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(worker.getInputStream()))) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                lines.add("lost: " + e.getMessage());
            }
        });
        return lines;
    }

    /** What follows this beginning in the next line. */
    private static String expect(BlockingQueue<String> lines, String beginning) throws InterruptedException {
        var line = lines.poll(LONGEST_START_SECONDS, TimeUnit.SECONDS);
        if (line == null || !line.startsWith(beginning)) {
            throw new IllegalStateException("the worker should have said '%s…', found '%s'".formatted(beginning, line));
        }
        return line.substring(beginning.length());
    }
}
