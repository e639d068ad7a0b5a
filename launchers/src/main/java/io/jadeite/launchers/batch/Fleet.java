package io.jadeite.launchers.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs that were submitted for one cluster. It never has more of them than it may, whatever the batch system says: what isn't seen
 * is taken to be there until it has been out of sight for a while, in answers that could be read. For one thread.
 */
public final class Fleet {
    /** How long a job that the batch system doesn't list any more may still be there. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MOST_FAILURES = 10;

    /** One job or array. */
    private static final class Known {
        private int pending;
        private int running;
        private int unknown;
        private Instant seen;
        private Optional<String> reason = Optional.empty();

        Known(int jobs, Instant now) {
            this.unknown = jobs;
            this.seen = now;
        }

        int living() {
            return pending + running + unknown;
        }
    }

    /**
     * @param unknown of which nothing is known: they count as living
     * @param reasons why jobs wait, each once
     */
    public record Counts(int pending, int running, int unknown, List<String> reasons) {
        public Counts {
            reasons = List.copyOf(reasons);
        }

        public int living() {
            return pending + running + unknown;
        }
    }

    private final BatchSystem system;
    private final Commands commands;
    private final InstantSource clock;
    private final String user;
    private final int most;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private int failures;
    private Instant nextTry = Instant.MIN;
    private Optional<String> trouble = Optional.empty();

    /** @param most jobs that may live at a time */
    public Fleet(BatchSystem system, Commands commands, InstantSource clock, String user, int most) {
        this.system = system;
        this.commands = commands;
        this.clock = clock;
        this.user = user;
        this.most = most;
    }

    /** What went wrong last; empty where nothing is wrong. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** It has failed so often that it doesn't try again. */
    public boolean isPaused() {
        return failures >= MOST_FAILURES;
    }

    public Counts counts() {
        int pending = 0;
        int running = 0;
        int unknown = 0;
        var reasons = new ArrayList<String>();
        for (var job : known.values()) {
            pending += job.pending;
            running += job.running;
            unknown += job.unknown;
            job.reason.filter(reason -> !reasons.contains(reason)).ifPresent(reasons::add);
        }
        return new Counts(pending, running, unknown, reasons);
    }

    /** How many jobs may be submitted now: none while it waits after a failure. */
    public int room() {
        return isPaused() || clock.instant().isBefore(nextTry) ? 0 : Math.max(0, most - counts().living());
    }

    /**
     * Submits a script.
     *
     * @return the job's number; empty where it failed, which {@link #trouble} explains
     * @throws IllegalStateException where it would be more than may live
     */
    public Optional<String> submit(Path script, JobArray array) throws InterruptedException {
        if (array.jobs() > room()) {
            throw new IllegalStateException("%d jobs, and there is room for %d".formatted(array.jobs(), room()));
        }
        try {
            var submission = system.submission(script, array);
            var reply = commands.run(submission.command(), submission.input());
            if (!reply.isGood()) {
                throw new CommandFailed(
                        "%s refused the job: %s".formatted(submission.command().getFirst(), reply.words()));
            }
            var job = system.submitted(reply.out());
            known.put(job, new Known(array.jobs(), clock.instant()));
            failures = 0;
            trouble = Optional.empty();
            return Optional.of(job);
        } catch (CommandFailed | UnexpectedReply e) {
            failed(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void failed(String message) {
        failures++;
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 10));
        nextTry = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        trouble = Optional.of(
                isPaused()
                        ? message + " That was the %dth time, and nothing more is submitted.".formatted(failures)
                        : message);
    }

    /** Asks how the jobs stand. What can't be asked stays as it was. */
    public void look() throws InterruptedException {
        if (known.isEmpty()) {
            return;
        }
        List<JobState> states;
        try {
            var reply = commands.run(system.question(user), Optional.empty());
            if (!reply.isGood()) {
                throw new CommandFailed(
                        "%s failed: %s".formatted(system.question(user).getFirst(), reply.words()));
            }
            states = system.states(reply.out());
        } catch (CommandFailed | UnexpectedReply e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
            return;
        }
        if (failures == 0) {
            trouble = Optional.empty();
        }
        known.forEach((job, of) -> count(
                of, states.stream().filter(state -> state.job().equals(job)).toList()));
        known.values().removeIf(job -> job.living() == 0);
    }

    private void count(Known job, List<JobState> states) {
        var now = clock.instant();
        if (states.isEmpty()) {
            int living = job.living();
            boolean isOver = Duration.between(job.seen, now).compareTo(GRACE) > 0;
            job.pending = 0;
            job.running = 0;
            job.unknown = isOver ? 0 : living;
            return;
        }
        job.seen = now;
        job.pending = number(states, Standing.PENDING);
        job.running = number(states, Standing.RUNNING);
        job.unknown = number(states, Standing.UNKNOWN);
        job.reason = states.stream()
                .filter(state -> state.standing() == Standing.PENDING)
                .flatMap(state -> state.reason().stream())
                .findFirst();
    }

    private static int number(List<JobState> states, Standing standing) {
        return states.stream()
                .filter(state -> state.standing() == standing)
                .mapToInt(JobState::count)
                .sum();
    }

    /** Ends the jobs that only wait: nobody needs them any more. */
    public void cancelWaiting() throws InterruptedException {
        cancel(known.entrySet().stream()
                .filter(job -> job.getValue().running == 0 && job.getValue().unknown == 0)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Ends all jobs. */
    public void cancelAll() throws InterruptedException {
        cancel(List.copyOf(known.keySet()));
    }

    private void cancel(List<String> jobs) throws InterruptedException {
        if (jobs.isEmpty()) {
            return;
        }
        try {
            var reply = commands.run(system.cancellation(jobs), Optional.empty());
            if (!reply.isGood()) {
                trouble = Optional.of("Jobs can't be cancelled: " + reply.words());
            }
        } catch (CommandFailed e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
