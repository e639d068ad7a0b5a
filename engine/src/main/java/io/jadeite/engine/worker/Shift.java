package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.database.Watch;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.LaneTimes;
import io.jadeite.engine.queue.WorkerRegistry.Standing;
import io.jadeite.engine.run.Acceptance;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's time at the queue: one thread claims, renews the lease and looks after what runs; {@link Hands} execute; a
 * {@link Saver} tells how runs ended. {@link #work} belongs to that one thread.
 */
final class Shift {
    /** As long as TCP sends again what wasn't answered: tcp(7), tcp_retries2. */
    private static final Duration LONGEST_DOUBT = Duration.ofMinutes(16);

    private static final Duration BETWEEN_DOUBTS = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Shift.class);
    private static final int UNABLE_LIMIT = 3;
    private static final Duration LEAST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** In waiting for a word of new runs it looks up so often, whether it has to stop. */
    private static final Duration SLICE = Duration.ofMillis(100);
    /** A calculation has so long to stop when it is told. */
    static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** Longer runs have no connection held for them. */
    private static final Duration LASTING = Duration.ofSeconds(1);
    /** More than so many ended runs that aren't saved yet are enough. */
    private static final int MOST_UNSAVED = 2000;

    private record Told(Ended ended, Finisher.Finished finished) {}

    private final Database database;
    private final Claims claims;
    private final Supplier<Acceptance> acceptance;
    private final WorkerOptions options;
    private final Pace pace;
    private final Lease lease;
    private final Attendant attendant;
    private final LaneTimes times;
    private final StopSignal stop;
    private final Duration grace;
    private final IntFunction<Optional<String>> reasonToEnd;
    private final WorkerCounts counts;

    private final RunLog log = new RunLog();
    private final Bell bell = new Bell();
    /** Taken and not yet told ended, in the order in which they were taken. */
    private final Set<Held> held = new LinkedHashSet<>();
    /** What the saver has told, for this thread to take note of. */
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();

    private @Nullable Watch watch;
    private long lastLane;
    private long noClaimBefore = System.nanoTime();
    private long restUntil = System.nanoTime();
    private boolean lookedTwice;
    private boolean isDoubtful;
    private long doubtedUntil = System.nanoTime();
    private long nextDoubt = System.nanoTime();
    private boolean isTold;
    private int done;
    private int unableInARow;

    /** @param reasonToEnd why it starts no other run after so many, where that is so */
    Shift(
            Database database,
            Claims claims,
            Supplier<Acceptance> acceptance,
            WorkerOptions options,
            Pace pace,
            Lease lease,
            Attendant attendant,
            LaneTimes times,
            StopSignal stop,
            Duration grace,
            IntFunction<Optional<String>> reasonToEnd,
            WorkerCounts counts) {
        this.database = database;
        this.claims = claims;
        this.acceptance = acceptance;
        this.options = options;
        this.pace = pace;
        this.lease = lease;
        this.attendant = attendant;
        this.times = times;
        this.stop = stop;
        this.grace = grace;
        this.reasonToEnd = reasonToEnd;
        this.counts = counts;
    }

    /** How many runs it has worked through. */
    int done() {
        return done;
    }

    /** It has stopped because this computer can't do the work. */
    boolean isBroken() {
        return unableInARow >= UNABLE_LIMIT;
    }

    /** Returns when it has stopped and everything is told. */
    void work(Executor executor, Finisher finisher) throws InterruptedException {
        var saver = new Saver(finisher, grace, stop, (ended, finished) -> {
            told.add(new Told(ended, finished));
            bell.ring();
        });
        var hands = new Hands(options.concurrency(), executor, step -> {}, saver::save);
        var _ = stop.raised().thenRun(bell::ring);
        try {
            while (!stop.isRaised()) {
                step(hands, saver);
            }
        } finally {
            endWatch();
            stopAll(hands, saver);
            saver.close();
            noteTold();
            log.flush();
        }
        var failure = saver.failure();
        if (failure != null) {
            throw failure;
        }
    }

    private void step(Hands hands, Saver saver) throws InterruptedException {
        noteTold();
        if (stop.isRaised()) {
            return;
        }
        if (watch != null && watch.isBroken()) {
            endWatch();
        }
        if (held.isEmpty()) {
            lease.renewIfDue(false);
        } else {
            attendant.lookAfter(held);
            abandonStuck(hands);
        }
        if (System.nanoTime() - nextDoubt >= 0 && System.nanoTime() - doubtedUntil < 0) {
            lookForUnknown(hands);
        }
        var end = reasonToEnd.apply(done);
        if (end.isPresent() && held.isEmpty()) {
            stop.raise(end.get());
            return;
        }
        if (end.isEmpty() && wantsMore(saver) && claim(hands)) {
            return;
        }
        if (stop.isRaised() || !told.isEmpty()) {
            return;
        }
        if (held.isEmpty()) {
            rest();
        } else {
            if (held.iterator().next().isExecutedFor(LASTING)) {
                database.rest();
            }
            bell.await(shorter(attendant.watch(), LONGEST_WAIT));
        }
    }

    private boolean wantsMore(Saver saver) {
        int most = options.mostRuns().map(all -> all - done).orElse(Integer.MAX_VALUE);
        if (held.size() >= most || System.nanoTime() - noClaimBefore < 0 || saver.backlog() > MOST_UNSAVED) {
            return false;
        }
        if (held.isEmpty()) {
            return System.nanoTime() - restUntil >= 0;
        }
        // While something is held, asking in vain has its pause too; in advance it asks when half is gone.
        boolean mayAsk = System.nanoTime() - restUntil >= 0;
        return mayAsk && (held.size() < options.concurrency() || held.size() <= pace.depth(lastLane) / 2);
    }

    /** Whether something was taken. */
    private boolean claim(Hands hands) throws InterruptedException {
        int most = options.mostRuns().map(all -> all - done).orElse(Integer.MAX_VALUE) - held.size();
        var taken = retrying(() -> take(most));
        if (taken.isEmpty()) {
            noteNothing();
            return false;
        }
        lookedTwice = false;
        lastLane = taken.getFirst().lane();
        var runs = taken.stream().map(Held::new).toList();
        held.addAll(runs);
        hands.give(runs);
        // They have begun; all else has time.
        counts.hold(held.size());
        log.taken(taken);
        endWatch();
        return true;
    }

    /**
     * A claim whose answer was lost may go through even after that: what waited in the network reaches the server when this computer has
     * long been connected anew. Such a run is begun; or handed back, where there is no hand for it.
     */
    private void lookForUnknown(Hands hands) throws InterruptedException {
        nextDoubt = System.nanoTime() + BETWEEN_DOUBTS.toNanos();
        var unknown = retrying(() -> claims.takenUnknowingly(known()));
        if (unknown.isEmpty()) {
            return;
        }
        boolean isFree = held.size() < options.concurrency();
        var runs = unknown.stream().map(Held::new).toList();
        LOG.info("An earlier claim, whose answer was lost, has gone through: {} run(s)", runs.size());
        held.addAll(runs);
        hands.give(runs);
        if (!isFree) {
            hands.takeBack();
        }
    }

    private Set<Long> known() {
        return held.stream().map(run -> run.claim().attempt().run()).collect(Collectors.toSet());
    }

    /** A claim whose answer was lost may have gone through all the same: what it took is looked for before the next one. */
    private List<Claim> take(int most) {
        if (isDoubtful) {
            doubtedUntil = System.nanoTime() + LONGEST_DOUBT.toNanos();
            // Who was away may have been taken for lost: what it claimed then would be taken from it at once.
            lease.renew(!held.isEmpty());
            var unknown = claims.takenUnknowingly(known());
            if (!unknown.isEmpty()) {
                isDoubtful = false;
                return unknown;
            }
        }
        isDoubtful = true;
        LongToIntFunction room = lane -> Math.min(most, pace.room(lane, held.size()));
        var taken = isTold ? claims.nextOfNews(acceptance.get(), room) : claims.next(acceptance.get(), room);
        isTold = false;
        isDoubtful = false;
        return taken;
    }

    private void noteNothing() throws InterruptedException {
        if (held.isEmpty() && options.closeOnEmptyQueue() && retrying(() -> claims.nothingLeft(acceptance.get()))) {
            if (lookedTwice) {
                stop.raise("the queue has nothing left for it");
            }
            lookedTwice = true;
        }
        if (held.isEmpty() && watch == null && !stop.isRaised()) {
            // What comes between the look before and the begin of the watch isn't told: it looks once more at once.
            watch = retrying(database::watch);
            return;
        }
        boolean tells = watch != null && watch.tells();
        restUntil = System.nanoTime()
                + pace.rest(longer(options.waitOnEmptyQueue(), LEAST_WAIT), lease.liveWorkers(), tells)
                        .toNanos();
    }

    /** Waits for a word of new runs, or until it is time to ask again. */
    private void rest() throws InterruptedException {
        var left = Duration.ofNanos(Math.max(0, restUntil - System.nanoTime()));
        if (left.isZero()) {
            return;
        }
        lease.lookForLost();
        if (watch == null) {
            bell.await(shorter(left, LONGEST_WAIT));
            return;
        }
        try {
            int runs = watch.await(shorter(left, SLICE));
            if (runs > 0 && pace.looksFor(runs, lease.idleWorkers())) {
                isTold = true;
                restUntil = System.nanoTime()
                        + pace.spread(runs, lease.idleWorkers()).toNanos();
            }
        } catch (DatabaseException e) {
            LOG.warn("{} Trying again.", e.getMessage());
            endWatch();
            stop.await(LONGEST_WAIT);
        }
    }

    private void endWatch() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** Takes note of what the saver has told. */
    private void noteTold() throws InterruptedException {
        for (var next = told.poll(); next != null; next = told.poll()) {
            held.remove(next.ended().held());
            counts.hold(held.size());
            counts.note(next.finished());
            note(next);
            if (held.isEmpty()) {
                // What was asked in vain while it had something to do says nothing of now.
                restUntil = System.nanoTime();
            }
        }
    }

    private void note(Told run) {
        var claim = run.ended().held().claim();
        log.ended(claim, run.finished(), run.ended().took());
        switch (run.ended().ending()) {
            case Ending.Done _ -> count(run);
            case Ending.Failed failed -> {
                LOG.warn("Run {}: {}", claim.attempt().run(), failed.failure().message());
                count(run);
            }
            case Ending.Awaiting _ -> count(run);
            case Ending.Stopped _ -> {
                if (!stop.isRaised()) {
                    done++;
                    unableInARow = 0;
                }
            }
            case Ending.Unable unable -> noteUnable(run, unable);
        }
    }

    private void count(Told run) {
        var claim = run.ended().held().claim();
        times.note(claim.lane(), run.ended().took());
        done++;
        unableInARow = 0;
    }

    private void noteUnable(Told run, Ending.Unable unable) {
        var claim = run.ended().held().claim();
        LOG.warn("Run {} goes back to the queue: {}", claim.attempt().run(), unable.reason());
        if (unable.thisWorkflowOnly()) {
            claims.refuse(claim.workflow());
            return;
        }
        unableInARow++;
        if (isBroken()) {
            stop.raise("it failed %d runs in a row by its own fault: %s".formatted(unableInARow, unable.reason()));
            return;
        }
        // The next node may be able to; a node that isn't leaves it the time to claim first.
        noClaimBefore = System.nanoTime()
                + options.waitOnEmptyQueue().multipliedBy(5L * unableInARow).toNanos();
    }

    /** Whatever is held ends now: stopped, or left alone where it doesn't stop. */
    private void stopAll(Hands hands, Saver saver) throws InterruptedException {
        hands.takeBack();
        held.forEach(run -> run.stop(Standing.OURS));
        while (!held.isEmpty() && saver.failure() == null) {
            lease.renewIfDue(true);
            abandonStuck(hands);
            bell.await(Duration.ofMillis(100));
            noteTold();
        }
    }

    private void abandonStuck(Hands hands) {
        held.stream().filter(run -> run.abandonAfter(STOP_LIMIT)).forEach(hands::abandon);
    }

    /** Waits while the database is away, as long as the settings allow. */
    private <T> T retrying(Supplier<T> action) throws InterruptedException {
        return Outage.retrying(action, grace, stop);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
