package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.NeedsServer;
import io.jadeite.engine.testing.Request;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What SQLite has not: several owners, and several that look after the queue at once. */
@NeedsServer
class QueueOnServerTest extends QueueSuite {
    private static final Duration SHORT_LEASE = Duration.ofMillis(50);

    @Test
    void whileOneReapsOthersLeaveItToThem() {
        long id = submitOne(Request.usual());
        long soon = submitOne(Request.usual().notBefore(Instant.now().plusSeconds(3600)));
        var other = new Reaper(fresh().open(), SHORT_LEASE, 3);
        new Claims(database(), enterWorker(database(), SHORT_LEASE)).next(ANYTHING);
        Await.until("the lease runs out", () -> view().workers(true).isEmpty());
        database().change(sql -> sql.update("update run set run_at = ${now} where id = ?", soon));

        int found = database().transaction(sql -> {
            assertThat(sql.number(sql.dialect().soleQuery())).isEqualTo(1);
            return other.reap();
        });

        assertThat(found).isZero();
        assertThat(state(id)).isEqualTo(RunState.RUNNING);
        assertThat(state(soon)).isEqualTo(RunState.WAITING);
        assertThat(other.reap()).isEqualTo(1);
        assertThat(state(id)).isEqualTo(RunState.PENDING);
        assertThat(state(soon)).isEqualTo(RunState.PENDING);
    }

    @Test
    void theSameRunOfAnotherOwnerIsAnotherRun() {
        long id = submitOne(UniqueTest.UNIQUE);

        try (var anna = fresh().openAs("anna")) {
            var submissions = new Submissions(anna);
            long hers = submissions.submit(UniqueTest.UNIQUE.submission()).getFirst();

            assertThat(hers).isNotEqualTo(id);
            assertThat(submissions.submit(UniqueTest.UNIQUE.submission())).containsExactly(hers);
        }
    }

    @Test
    void theOldestTransactionOfAnotherSessionIsNamed() throws SQLException {

        try (var other = DriverManager.getConnection(fresh().address() + "&ApplicationName=notebook")) {
            other.setAutoCommit(false);
            other.createStatement().execute("select 1");
            var storage = new QueueStatistics(database()).storage();

            assertThat(storage.oldest()).hasValueSatisfying(open -> {
                assertThat(open.process()).contains("of postgres, notebook, idle in transaction");
                assertThat(open.isLong()).isFalse();
            });
            assertThat(storage.runBytes()).isPositive();
            assertThat(storage.historyBytes()).isPositive();
            assertThat(storage.allBytes()).isGreaterThan(storage.runBytes());
        }

        assertThat(new QueueStatistics.OpenTransaction(Duration.ofSeconds(61), "").isLong())
                .isTrue();
    }
}
