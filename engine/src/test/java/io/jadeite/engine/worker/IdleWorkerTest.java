package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.queue.Limits;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.setting.Setting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a worker does while it has nothing to do. */
class IdleWorkerTest extends ScriptSuite {
    @Test
    void anIdleWorkerIsToldOfANewRunThoughItAsksRarely() throws InterruptedException {
        var worker = worker(options(1, null, Duration.ofSeconds(60), false));
        var running = inBackground(worker);
        for (int i = 0; i < 3; i++) {
            awaitRest();

            long id = submit(act("succeed"));

            awaitState(id, RunState.SUCCEEDED);
            assertThat(Duration.between(run(id).created(), run(id).started().orElseThrow()))
                    .isLessThan(Duration.ofSeconds(5));
        }
        worker.stop("the test is over");
        assertThat(countOf(running)).isEqualTo(3);
    }

    @Test
    void anIdleWorkerIsToldOfARunThatALimitLetsInOrWhoseTimeHasCome() throws InterruptedException {
        var worker = worker(options(1, null, Duration.ofSeconds(60), false));
        new Limits(database()).set("licence", 0);
        long limited = submit(act("succeed").tagged("licence"));
        long later = submit(act("succeed").notBefore(Instant.now().plusSeconds(3600)));
        var running = inBackground(worker);
        awaitRest();

        new Limits(database()).remove("licence");
        awaitState(limited, RunState.SUCCEEDED);
        awaitRest();
        database().change(sql -> sql.update("update run set run_at = ${now} where id = ?", later));
        awaitState(later, RunState.SUCCEEDED);

        worker.stop("the test is over");
        assertThat(countOf(running)).isEqualTo(2);
    }

    @Test
    void behindAPoolerAnIdleWorkerAsks() throws InterruptedException {
        var settings = settings().with(Setting.DATABASE_POOLED, "true", "the test");
        try (var database = Database.open(settings)) {
            var worker = worker(database, settings, options(1, null, Duration.ofMillis(100), false));
            var running = inBackground(worker);
            awaitRest();

            long id = submit(act("succeed"));

            awaitState(id, RunState.SUCCEEDED);
            worker.stop("the test is over");
            assertThat(countOf(running)).isEqualTo(1);
        }
    }
}
