package io.jadeite.engine.worker;

import io.jadeite.engine.run.IonicStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a process that execute its runs, each one at a time. Whoever claims gives runs; each comes back ended, by the
 * thread that executed it. One thread gives and stops.
 */
final class Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

    private final Executor executor;
    private final Consumer<IonicStep> progress;
    private final Consumer<Ended> ended;
    private final BlockingQueue<Held> given = new LinkedBlockingQueue<>();
    private final int most;
    private int threads;

    /** @param most how many runs are executed at a time */
    Hands(int most, Executor executor, Consumer<IonicStep> progress, Consumer<Ended> ended) {
        this.most = most;
        this.executor = executor;
        this.progress = progress;
        this.ended = ended;
    }

    void give(List<Held> runs) {
        given.addAll(runs);
        while (threads < Math.min(most, runs.size() + threads) && threads < most) {
            addThread();
        }
    }

    /** Those that nobody has begun come back as stopped. */
    void takeBack() {
        var untouched = new ArrayList<Held>();
        given.drainTo(untouched);
        untouched.forEach(held -> ended.accept(new Ended(held, new Ending.Stopped(), Duration.ZERO)));
    }

    /** A calculation that doesn't stop is left alone; another thread takes the place of the one that is stuck in it. */
    void abandon(Held held) {
        LOG.warn(
                "The calculation of run {} doesn't stop; it is left alone",
                held.claim().attempt().run());
        ended.accept(new Ended(held, new Ending.Stopped(), Duration.ZERO));
        addThread();
    }

    private void addThread() {
        threads++;
        Thread.ofPlatform().daemon().name("run-" + threads).start(this::work);
    }

    private void work() {
        try {
            while (true) {
                execute(given.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("a thread that executes runs ends", e);
        }
    }

    private void execute(Held held) {
        long began = System.nanoTime();
        Ending ending = new Ending.Stopped();
        if (held.begin()) {
            ending = executor.execute(held.claim(), held::madeDirectory, progress);
        }
        if (held.end()) {
            ended.accept(new Ended(held, ending, Duration.ofNanos(System.nanoTime() - began)));
        }
    }
}
