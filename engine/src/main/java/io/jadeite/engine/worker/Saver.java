package io.jadeite.engine.worker;

import io.jadeite.engine.database.DatabaseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that tells the queue how runs ended, as many at a time as have ended meanwhile: a commit costs the same for one and
 * for hundreds. While the database is away it keeps what is done and tries again.
 */
final class Saver {
    private static final Logger LOG = LoggerFactory.getLogger(Saver.class);
    private static final int MOST_AT_ONCE = 500;

    private final Finisher finisher;
    private final Duration grace;
    private final StopSignal stop;
    private final BiConsumer<Ended, Finisher.Finished> finished;
    /** An empty place in it is the last. */
    private final BlockingQueue<Optional<Ended>> ended = new LinkedBlockingQueue<>();

    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    /**
     * @param grace how long it tries while the database is away
     * @param finished is told what the queue made of each, by the saver's thread
     */
    Saver(Finisher finisher, Duration grace, StopSignal stop, BiConsumer<Ended, Finisher.Finished> finished) {
        this.finisher = finisher;
        this.grace = grace;
        this.stop = stop;
        this.finished = finished;
        this.thread = Thread.ofPlatform().daemon().name("saver").start(this::work);
    }

    /** Any thread may say so. */
    void save(Ended run) {
        ended.add(Optional.of(run));
    }

    /** How many have ended and aren't told yet. */
    int backlog() {
        return ended.size();
    }

    /** It can't go on: why. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /** Tells what is left, and ends. */
    void close() throws InterruptedException {
        ended.add(Optional.empty());
        thread.join();
    }

    private void work() {
        try {
            while (true) {
                var places = new ArrayList<Optional<Ended>>();
                places.add(ended.take());
                ended.drainTo(places, MOST_AT_ONCE - 1);
                var batch = new ArrayList<>(
                        places.stream().flatMap(Optional::stream).toList());
                if (failure == null) {
                    save(batch);
                } else {
                    finisher.keep(batch);
                }
                if (places.contains(Optional.<Ended>empty())) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the saver was told to end", e);
        }
    }

    private void save(List<Ended> batch) throws InterruptedException {
        try {
            saveOrWait(batch);
        } catch (RuntimeException | Error e) {
            LOG.debug("saving", e);
            finisher.keep(batch);
            failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
            stop.raise("it can't save: " + e.getMessage());
        }
    }

    /** Waits while the database is away, as long as the settings allow. */
    private void saveOrWait(List<Ended> left) throws InterruptedException {
        long began = System.nanoTime();
        for (int tries = 1; !left.isEmpty(); tries++) {
            try {
                finisher.finish(left, finished);
            } catch (DatabaseException e) {
                if (e.isOutage()) {
                    finisher.keep(left);
                }
                Outage.pauseOrThrow(e, began, tries, grace, stop);
            }
        }
    }
}
