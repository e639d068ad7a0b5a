package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** However many runs have yet to finish, those that did are found step by step. */
class HistoryWalkTest extends QueueSuite {
    private static final int ONE_AT_A_TIME = 1;

    @Test
    void runsThatFinishedBehindManyPendingOnesMoveToo() {
        submit(Request.usual().times(30));
        long last = submitOne(Request.usual().priority(1));
        completions().succeed(start(last), nothing());

        for (int i = 0; i < 30 && inHistory() == 0; i++) {
            move();
        }

        assertThat(inHistory()).isEqualTo(1);
        assertThat(state(last)).isEqualTo(RunState.SUCCEEDED);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 1L).containsEntry(RunState.PENDING, 30L);
    }

    @Test
    void itBeginsAnewWhenItHasSeenAll() {
        long first = submitOne(Request.usual());
        submit(Request.usual().times(5));
        for (int i = 0; i < 3; i++) {
            move();
        }
        completions().succeed(start(first), nothing());

        for (int i = 0; i < 10 && inHistory() == 0; i++) {
            move();
        }

        assertThat(inHistory()).isEqualTo(1);
    }

    private void move() {
        database().change(sql -> new History(Duration.ofSeconds(-1)).move(sql, ONE_AT_A_TIME));
    }

    private long inHistory() {
        return database().single(sql -> sql.number("select count(*) from run_history"));
    }
}
