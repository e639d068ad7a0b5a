package io.jadeite.engine.faults;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.DatabaseException;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Submits runs under keys of its own, and does so again where it isn't sure that they came through. Short ones of random length,
 * priority and tags, some of which wait for others; or those that a scenario asks for.
 */
final class Work {
    private static final int PORTION = 25;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Database database;
    private final Random random;
    private final Set<Long> acknowledged = new LinkedHashSet<>();
    private final List<Long> possibleParents = new ArrayList<>();
    private int submissions;

    Work(Database database, long seed) {
        this.database = database;
        this.random = new Random(seed);
    }

    /** So many of random length, up to 50 ms. */
    void submitMixed(int count) {
        for (int left = count; left > 0; left -= PORTION) {
            var lengths = IntStream.range(0, Math.min(PORTION, left))
                    .mapToObj(_ -> random.nextInt(4) == 0 ? random.nextInt(51) : 0)
                    .toList();
            var parents = possibleParents.isEmpty() || random.nextInt(5) > 0
                    ? List.<Long>of()
                    : List.of(possibleParents.get(random.nextInt(possibleParents.size())));
            var tags = random.nextBoolean() ? Tags.NONE : Tags.of("second");
            possibleParents.addAll(submit(lengths, random.nextInt(3), tags, parents));
        }
    }

    /** One after the other, all alike, of this length. */
    List<Long> submit(int count, Duration length) {
        var lengths = IntStream.range(0, count)
                .mapToObj(_ -> Math.toIntExact(length.toMillis()))
                .toList();
        return submit(lengths, 0, Tags.NONE, List.of());
    }

    /** Short ones that are WAITING. */
    void submitForTomorrow(int count) {
        var tomorrow = Optional.of(Instant.now().plus(Duration.ofDays(1)));
        submit(Collections.nCopies(count, 0), 0, Tags.NONE, List.of(), tomorrow);
    }

    long submitOne(Duration length) {
        return submit(1, length).getFirst();
    }

    Set<Long> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    private List<Long> submit(List<Integer> lengths, int priority, Tags tags, List<Long> parents) {
        return submit(lengths, priority, tags, parents, Optional.empty());
    }

    private List<Long> submit(
            List<Integer> lengths, int priority, Tags tags, List<Long> parents, Optional<Instant> notBefore) {
        submissions++;
        var items = lengths.stream()
                .map(length -> new Submission.Item("Cu", "{\"sleep_ms\":" + length + "}"))
                .toList();
        var request = new Request(
                OutsideCalculator.WORKFLOW,
                tags,
                Set.of(),
                Resources.UNSAID,
                priority,
                notBefore,
                parents,
                Optional.of("submission-" + submissions),
                Optional.empty(),
                Submission.Policy.USUAL,
                items);
        var ids = submitSurely(request.submission());
        acknowledged.addAll(ids);
        return ids;
    }

    private List<Long> submitSurely(Submission submission) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return new Submissions(database).submit(submission);
            } catch (DatabaseException e) {
                if (!e.isOutage() || System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }
}
