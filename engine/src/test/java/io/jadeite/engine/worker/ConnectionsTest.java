package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.NeedsServer;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** How many connections to the server a worker holds. */
@NeedsServer
class ConnectionsTest extends ScriptSuite {
    @Test
    void whileACalculationLastsItsWorkerHoldsNoConnectionToTheServer() throws InterruptedException {
        submit(act("wait"));
        var worker = worker(fresh().openAs("node"), fresh().settings(), options(1, 1, Duration.ofSeconds(1), false));
        var running = inBackground(worker);
        awaitWaiting();

        Await.until("no connection is held", () -> connections("node") == 0);

        stage().curtain.countDown();
        assertThat(countOf(running)).isEqualTo(1);
    }

    @Test
    void anIdleWorkerHoldsOneConnectionToTheServer() throws InterruptedException {
        var worker = worker(fresh().openAs("node"), settings(), options(4, null, Duration.ofSeconds(60), false));
        var running = inBackground(worker);
        awaitRest();

        var seen = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            seen.add(connections("node"));
        }

        assertThat(seen).containsOnly(1L);
        worker.stop("the test is over");
        countOf(running);
    }

    private long connections(String role) {
        return database()
                .single(sql -> sql.number(
                        "select count(*) from pg_stat_activity where datname = current_database() and usename = ?",
                        role));
    }
}
