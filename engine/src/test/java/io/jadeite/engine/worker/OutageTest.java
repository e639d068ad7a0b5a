package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.database.Sql;
import io.jadeite.engine.queue.Pauses;
import io.jadeite.engine.queue.QueueView;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.setting.Setting;
import io.jadeite.engine.setting.Settings;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.RealPostgresql;
import io.jadeite.engine.testing.Wire;
import io.jadeite.engine.workflow.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to a real server is cut in the middle of a run. */
class OutageTest {
    @TempDir
    private Path home;

    private final Stage stage = new Stage();
    private Wire wire;
    private Database outside;
    private Settings settings;

    @BeforeEach
    void begin() {
        var address = RealPostgresql.createDatabase();
        wire = new Wire(RealPostgresql.port());
        outside = Database.open(Settings.load(Map.of("JADEITE_DATABASE", address, "HOME", home.toString()), home));
        settings = Settings.load(
                        Map.of(
                                "JADEITE_DATABASE",
                                address.replace(":" + RealPostgresql.port(), ":" + wire.port()),
                                "HOME",
                                home.toString()),
                        home)
                .with(Setting.WORKER_WATCH, "0.05", "the test")
                .with(Setting.DATABASE_TIMEOUT, "0.5", "the test");
    }

    @AfterEach
    void end() {
        stage.curtain.countDown();
        wire.close();
        outside.close();
    }

    @Test
    void aRunThatIsDoneDuringAnOutageIsSavedWhenItIsOver() throws Exception {
        long id = submitWaiting();
        var count = WorkerSuite.inBackground(worker(settings));
        stage.waiting.acquire();

        wire.cut();
        stage.curtain.countDown();
        Await.until("the result is kept", () -> !kept().isEmpty());
        wire.mend();

        assertThat(count.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(new QueueView(outside).run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(new QueueView(outside).run(id).attempt()).isEqualTo(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aWorkerThatGivesUpLeavesItsResultToTheNext() throws Exception {
        long id = submitWaiting();
        var first = WorkerSuite.inBackground(worker(settings.with(Setting.WORKER_OUTAGE_GRACE, "0", "the test")));
        stage.waiting.acquire();

        wire.cut();
        stage.curtain.countDown();
        Await.until("the worker has given up", first::isCompletedExceptionally);
        assertThat(kept()).hasSize(1);
        wire.mend();
        worker(settings).work();

        assertThat(new QueueView(outside).run(id).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(new Results(outside).of(id).orElseThrow().attempt()).isEqualTo(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void withoutGraceACalculationIsStoppedWhenTheLeaseCannotBeRenewed() throws Exception {
        long id = submitWaiting();
        var worker = WorkerSuite.inBackground(worker(settings.with(Setting.WORKER_OUTAGE_GRACE, "0", "the test")
                .with(Setting.WORKER_HEARTBEAT, "0.1", "the test")));
        stage.waiting.acquire();

        wire.cut();

        assertThat(stage.stopped.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        Await.until("the worker has given up", worker::isCompletedExceptionally);
        assertThat(kept()).isEmpty();
        wire.mend();
        assertThat(new Results(outside).of(id)).isEmpty();
        assertThat(new QueueView(outside).run(id).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void withGraceACalculationGoesOnThoughTheLeaseCannotBeRenewed() throws Exception {
        long id = submitWaiting();
        var count = WorkerSuite.inBackground(worker(settings.with(Setting.WORKER_HEARTBEAT, "0.1", "the test")));
        stage.waiting.acquire();
        var renewed = lastRenewal();
        Await.until("the lease is renewed", () -> lastRenewal().isAfter(renewed));

        wire.cut();
        assertThat(stage.stopped.tryAcquire(3, TimeUnit.SECONDS)).isFalse();
        wire.mend();
        stage.curtain.countDown();

        assertThat(count.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(new QueueView(outside).run(id).attempt()).isEqualTo(1);
        assertThat(new QueueView(outside).run(id).state()).isEqualTo(RunState.SUCCEEDED);
    }

    /** What the network delivers late is carried out by the server, when the worker has long asked what it has taken unknowingly. */
    @Test
    void aClaimThatGoesThroughLateIsBegunAllTheSame() throws Exception {
        var count = WorkerSuite.inBackground(
                worker(settings.with(Setting.DATABASE_POOLED, "true", "the test"), WorkerSuite.ENDLESS));
        Await.until("a worker", () -> !new QueueView(outside).workers(true).isEmpty());
        outside.transaction(sql -> {
            sql.update("lock table run in access exclusive mode");
            var broken = new HashSet<Integer>();
            Await.until("claims among others have failed", () -> {
                for (int pid : waiting(sql)) {
                    broken.add(terminated(sql, pid));
                }
                return broken.size() >= 4;
            });
            return true;
        });
        long worker = new QueueView(outside).workers(true).getFirst().id();
        new Pauses(outside).begin(Tags.NONE);
        long id = new Submissions(outside)
                .submit(WorkerSuite.act("succeed").submission())
                .getFirst();

        outside.change(sql -> sql.update(
                "update run set state = 2, attempt = attempt + 1, worker_id = ?, started_at = ${now} where id = ?",
                worker,
                id));

        Await.until("the run is done", () -> new QueueView(outside).run(id).state() == RunState.SUCCEEDED);
        assertThat(count).isNotDone();
        new WorkerRegistry(outside, Duration.ofMinutes(1)).askToStop(worker);
        assertThat(count.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    }

    private static int terminated(Sql sql, int pid) {
        try {
            sql.list("select pg_terminate_backend(?)", row -> 0, pid);
            return pid;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The numbers of the server's processes that wait for the table, over the connection that keeps it from them. */
    private static List<Integer> waiting(Sql sql) {
        try {
            return sql.list(
                    "select pid from pg_locks where not granted and relation = 'run'::regclass",
                    row -> row.whole("pid"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Instant lastRenewal() {
        return new QueueView(outside).workers(true).getFirst().seen();
    }

    private long submitWaiting() {
        return new Submissions(outside)
                .submit(WorkerSuite.act("wait").submission())
                .getFirst();
    }

    private Worker worker(Settings of) {
        return worker(of, WorkerSuite.UNTIL_EMPTY);
    }

    private Worker worker(Settings of, WorkerOptions options) {
        return new Worker(
                Database.open(of),
                of,
                new Catalogue(List.of(stage)),
                options,
                "test",
                InstantSource.system(),
                new Random(1));
    }

    private List<Path> kept() {
        var folder = home.resolve("jadeite/runs").resolve(UnsavedResults.FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
