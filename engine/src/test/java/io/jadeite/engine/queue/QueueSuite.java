package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Words in which the queue's behaviour is told. */
abstract class QueueSuite extends OnEachDatabase {
    static final Duration LONG_LEASE = Duration.ofMinutes(5);
    static final Acceptance ANYTHING = accepting(Tags.NONE, TagMatch.ALL);

    static Acceptance accepting(Tags tags, TagMatch match) {
        return new Acceptance(tags, match, Set.of("test"), Resources.UNSAID);
    }

    static Acceptance having(Resources capacity) {
        return new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("test"), capacity);
    }

    /** The numbers of the new runs. */
    List<Long> submit(Request request) {
        return new Submissions(database()).submit(request.submission());
    }

    long submitOne(Request request) {
        return submit(request).getFirst();
    }

    /** Several processes submit the same at the same time, and all get the same runs. */
    void submitAtOnce(int processes, Request request) throws Exception {
        var barrier = new CyclicBarrier(processes);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Stream.generate(() -> fresh().open())
                    .limit(processes)
                    .<Callable<List<Long>>>map(other -> () -> {
                        barrier.await(20, TimeUnit.SECONDS);
                        return new Submissions(other).submit(request.submission());
                    })
                    .toList());
            var first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
    }

    long enterWorker() {
        return enterWorker(database(), LONG_LEASE);
    }

    static long enterWorker(Database database, Duration lease) {
        return new WorkerRegistry(database, lease).enter(record(WorkerRecord.Kind.WORKER, ANYTHING));
    }

    static WorkerRecord record(WorkerRecord.Kind kind, Acceptance acceptance) {
        return new WorkerRecord(kind, "node-1", 42, "test", acceptance, Optional.empty());
    }

    /** What a new worker takes first. */
    Optional<Claim> claim(Acceptance acceptance) {
        return new Claims(database(), enterWorker()).next(acceptance);
    }

    /** The run is taken by a new worker. */
    Attempt start(long run) {
        var attempt = claim(ANYTHING).orElseThrow().attempt();
        if (attempt.run() != run) {
            throw new AssertionError("run %d was taken instead of %d".formatted(attempt.run(), run));
        }
        return attempt;
    }

    Attempt startNew() {
        return start(submitOne(Request.usual()));
    }

    RunRecord run(long id) {
        return view().run(id);
    }

    RunState state(long id) {
        return run(id).state();
    }

    QueueView view() {
        return new QueueView(database());
    }

    Completions completions() {
        return new Completions(database());
    }

    Requests requests() {
        return new Requests(database());
    }

    static Completions.Saver nothing() {
        return sql -> {};
    }
}
