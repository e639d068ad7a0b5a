package io.jadeite.engine.worker;

import io.jadeite.engine.problem.JadeiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker processes on this computer that start and stop together. Each writes to a log file of its own. One thread starts
 * and awaits them; any other may stop them.
 */
public final class LocalCluster {
    /** In a worker's environment: the process whose end is the worker's end. */
    public static final String PARENT_VARIABLE = "JADEITE_CLUSTER_PROCESS";

    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final List<Process> processes = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * Starts all of them, or none.
     *
     * @param command what starts one worker
     * @param logs the folder that gets {@code worker-01.log} …
     */
    public void start(int workers, List<String> command, Path logs) {
        try {
            Files.createDirectories(logs);
            for (int i = 1; i <= workers; i++) {
                var log = logs.resolve("worker-%02d.log".formatted(i)).toFile();
                var builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(log);
                builder.environment()
                        .put(
                                PARENT_VARIABLE,
                                Long.toString(ProcessHandle.current().pid()));
                add(builder.start());
            }
        } catch (IOException e) {
            stop();
            throw new JadeiteException(
                    "Can't start worker %d of %d with its log in %s: %s."
                            .formatted(processes.size() + 1, workers, logs, e.getMessage()),
                    e);
        }
        LOG.debug("{} worker(s) started, logs in {}", workers, logs);
    }

    /** Waits until all have ended; how many of them ended otherwise than by order. */
    public int await() throws InterruptedException {
        int broken = 0;
        for (var process : snapshot()) {
            if (process.waitFor() != 0 && !stopping) {
                broken++;
                LOG.warn(
                        "The worker process {} ended with exit code {}; its log says more",
                        process.pid(),
                        process.exitValue());
            }
        }
        return broken;
    }

    /** Stops all gently, so that they hand back their runs; what doesn't stop within a minute is killed. */
    public void stop() {
        stopping = true;
        var all = snapshot();
        all.forEach(Process::destroy);
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        for (var process : all) {
            try {
                if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void add(Process process) {
        processes.add(process);
    }

    private synchronized List<Process> snapshot() {
        return List.copyOf(processes);
    }
}
