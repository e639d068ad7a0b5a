package io.jadeite.engine.worker;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Requests;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.OnEachDatabase;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.workflow.Catalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Workers in this process, with short times, and words in which their behaviour is told. */
abstract class WorkerSuite extends OnEachDatabase {
    static final WorkerOptions UNTIL_EMPTY = new WorkerOptions(
            Tags.NONE,
            TagMatch.ALL,
            Resources.UNSAID,
            1,
            Optional.empty(),
            Optional.empty(),
            true,
            Duration.ofMillis(20),
            Optional.empty());

    /** Goes on until it is stopped. */
    static final WorkerOptions ENDLESS = new WorkerOptions(
            Tags.NONE,
            TagMatch.ALL,
            Resources.UNSAID,
            1,
            Optional.empty(),
            Optional.empty(),
            false,
            Duration.ofMillis(20),
            Optional.empty());

    private Stage stage;

    @BeforeEach
    void setTheStage() {
        stage = new Stage();
    }

    @AfterEach
    void raiseTheCurtain() {
        stage.curtain.countDown();
    }

    Stage stage() {
        return stage;
    }

    /** What its workers can execute. */
    Catalogue catalogue() {
        return new Catalogue(List.of(stage));
    }

    Settings settings() {
        return fresh().settings()
                .with(Setting.WORKER_WATCH, "0.02", "the test")
                .with(Setting.WORKER_HEARTBEAT, "0.1", "the test");
    }

    Path root() {
        return fresh().settings().home().resolve("runs");
    }

    Worker worker(WorkerOptions options) {
        return worker(fresh().open(), settings(), options);
    }

    Worker worker(Database database, Settings settings, WorkerOptions options) {
        return new Worker(database, settings, catalogue(), options, "test", InstantSource.system(), new Random(1));
    }

    /** How many runs it worked through. */
    int workUntilEmpty() throws InterruptedException {
        return worker(UNTIL_EMPTY).work();
    }

    /** The worker's count, when it has stopped. */
    static CompletableFuture<Integer> inBackground(Worker worker) {
        var count = new CompletableFuture<Integer>();
        Thread.ofPlatform().daemon().name("worker-of-test").start(() -> {
            try {
                count.complete(worker.work());
            } catch (Throwable e) {
                count.completeExceptionally(e);
            }
        });
        return count;
    }

    static int countOf(CompletableFuture<Integer> worker) throws InterruptedException {
        try {
            return worker.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the worker didn't stop well", e);
        }
    }

    void awaitWaiting() throws InterruptedException {
        if (!stage.waiting.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no calculation has begun to wait");
        }
    }

    void awaitState(long run, RunState state) {
        Await.until("run %d is %s".formatted(run, state), () -> run(run).state() == state);
    }

    static Request act(String act) {
        return Request.of(Stage.WORKFLOW).parameters("{\"act\":\"" + act + "\"}");
    }

    long submit(Request request) {
        return new Submissions(database()).submit(request.submission()).getFirst();
    }

    RunRecord run(long id) {
        return view().run(id);
    }

    QueueView view() {
        return new QueueView(database());
    }

    Requests requests() {
        return new Requests(database());
    }

    List<String> outcomes(long run) {
        return view().attempts(run).stream()
                .flatMap(attempt -> attempt.outcome().stream())
                .toList();
    }

    String reasonOfLastWorker() {
        return view().workers(false).getLast().reason().orElse("");
    }
}
