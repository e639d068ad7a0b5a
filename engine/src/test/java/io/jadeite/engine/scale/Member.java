package io.jadeite.engine.scale;

import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.worker.MemberPace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One simulated worker: it claims, holds a run for a while instead of executing it, and completes it. A thread of its own. */
final class Member implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Member.class);

    /** In waiting for a word it looks up so often, whether it has to stop. */
    private static final long SLICE = TimeUnit.SECONDS.toNanos(5);

    private final Crew crew;
    private final long id;
    private final Claims claims;
    private final MemberPace pace;
    private final LinkedBlockingQueue<Integer> words = new LinkedBlockingQueue<>();
    private volatile @Nullable Claim held;
    private volatile long heldSince;
    private boolean directoryTold;

    Member(Crew crew, long id, Claims claims, MemberPace pace) {
        this.crew = crew;
        this.id = id;
        this.claims = claims;
        this.pace = pace;
    }

    long id() {
        return id;
    }

    Optional<Attempt> holds() {
        return Optional.ofNullable(held).map(Claim::attempt);
    }

    /** Whether it has had its run for so long, and nobody has been told where its files are. */
    boolean hasToTell(long nanoseconds) {
        return held != null && !directoryTold && System.nanoTime() - heldSince > nanoseconds;
    }

    void hasTold() {
        directoryTold = true;
    }

    /** So many runs can be taken, as the process was told. */
    void hear(int runs) {
        if (held == null) {
            words.add(runs);
        }
    }

    @Override
    public void run() {
        try {
            crew.pause(pace.rest(crew.live(), crew.isTold()).toNanos() / 4);
            while (!crew.isOver()) {
                step();
            }
        } catch (InterruptedException e) {
            LOG.debug("member {} was told to end", id, e);
        }
    }

    private void step() throws InterruptedException {
        try {
            var claim = crew.turn(() -> claims.next(Crew.ACCEPTANCE));
            if (claim.isPresent()) {
                execute(claim.get());
            } else {
                rest();
            }
        } catch (DatabaseException e) {
            LOG.warn("Member {}: {}", id, e.getMessage());
            crew.pause(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void execute(Claim claim) throws InterruptedException {
        directoryTold = false;
        heldSince = System.nanoTime();
        held = claim;
        try {
            boolean done = crew.hold(heldSince);
            tell(claim, done);
            crew.times().note(claim.lane(), Duration.ofNanos(System.nanoTime() - heldSince));
        } finally {
            held = null;
            words.clear();
        }
    }

    /** Told again until it is told: a worker that lives keeps its run. */
    private void tell(Claim claim, boolean done) throws InterruptedException {
        while (true) {
            try {
                crew.turn(() -> done ? succeed(claim) : crew.completions().handBack(claim.attempt(), "it stops"));
                return;
            } catch (DatabaseException e) {
                LOG.warn("Member {}: {}", id, e.getMessage());
                if (crew.isOver()) {
                    return;
                }
                crew.pause(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private boolean succeed(Claim claim) {
        return crew.completions()
                .succeed(
                        claim.attempt(),
                        sql -> ResultWriter.succeeded(
                                sql,
                                claim.attempt(),
                                claim.workflow(),
                                Model.outcome(claim.attempt().run())));
    }

    private void rest() throws InterruptedException {
        long until = System.nanoTime() + pace.rest(crew.live(), crew.isTold()).toNanos();
        words.clear();
        for (long left = until - System.nanoTime(); left > 0 && !crew.isOver(); left = until - System.nanoTime()) {
            var runs = words.poll(Math.min(left, SLICE), TimeUnit.NANOSECONDS);
            if (runs != null && pace.looksFor(runs, crew.idle())) {
                until = System.nanoTime() + pace.spread(runs, crew.idle()).toNanos();
            }
        }
    }
}
