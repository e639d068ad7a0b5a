package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueStatisticsTest extends QueueSuite {
    @Test
    void anEmptyQueueHasEveryStateAndNothingElse() {
        var runs = statistics().runs();

        assertThat(runs.counts()).hasSize(RunState.values().length);
        assertThat(runs.counts().values()).containsOnly(0L);
        assertThat(runs.oldestPending()).isEmpty();
        assertThat(statistics().owners()).isEmpty();
        assertThat(statistics().limits()).isEmpty();
        assertThat(statistics().workers()).isEqualTo(new QueueStatistics.Workers(0, 0, 0, 0));
        assertThat(statistics().storage().allBytes()).isPositive();
    }

    @Test
    void whatHasEndedLatelyIsTold() {
        completions().succeed(startNew(), nothing());
        completions().succeed(startNew(), nothing());
        completions().fail(startNew(), new Failure("calculation", "it diverged"), nothing());
        completions().succeed(startNew(), nothing());
        database()
                .single(sql -> sql.update(
                        "update run set finished_at = finished_at - 120000 where id = (select max(id) from run)"));

        var runs = statistics().runs();

        assertThat(runs.counts()).containsEntry(RunState.SUCCEEDED, 3L).containsEntry(RunState.FAILED, 1L);
        assertThat(runs.lastMinute()).isEqualTo(new QueueStatistics.Lately(2, 1));
        assertThat(runs.lastHour()).isEqualTo(new QueueStatistics.Lately(3, 1));
        assertThat(runs.submittedLastHour()).isEqualTo(4);
    }

    @Test
    void runsOfTheHistoryAndHiddenOnesAreCountedAsInLists() {
        completions().succeed(startNew(), nothing());
        long deleted = submitOne(Request.usual());
        requests().delete(List.of(deleted));
        Await.until("the history has a run", () -> {
            new Caretaker(database(), Duration.ofMillis(1)).care();
            return database().single(sql -> sql.number("select count(*) from run_history")) > 0;
        });

        assertThat(statistics().runs().counts()).isEqualTo(view().counts()).containsEntry(RunState.SUCCEEDED, 1L);
    }

    @Test
    void theRunThatHasWaitedLongestIsCountedFromWhenItWasReady() {
        submitOne(Request.usual().notBefore(Instant.now().minusMillis(1)));
        long old = submitOne(Request.usual());
        database().single(sql -> sql.update("update run set created_at = created_at - 60000"));
        database().single(sql -> sql.update("update run set run_at = created_at + 50000 where id <> ?", old));

        assertThat(statistics().runs().oldestPending())
                .hasValueSatisfying(age -> assertThat(age).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90)));
    }

    @Test
    void workersAreLiveIdleRunningOrLost() {
        startNew();
        enterWorker();
        long lost = enterWorker();
        database().single(sql -> sql.update("update worker set lease_until = 1000 where id = ?", lost));
        long lostToday = enterWorker();
        database()
                .single(sql -> sql.update(
                        "update worker set state = 'LOST', lease_until = ${now} - 1000 where id = ?", lostToday));
        long lostLongAgo = enterWorker();
        database()
                .single(sql ->
                        sql.update("update worker set state = 'LOST', lease_until = 1000 where id = ?", lostLongAgo));

        assertThat(statistics().workers()).isEqualTo(new QueueStatistics.Workers(2, 1, 1, 2));
    }

    @Test
    void limitsAndOwnersAreToldWithTheirUse() {
        new Limits(database()).set("test", 3);
        new Limits(database()).set("other", 2);
        startNew();
        submit(Request.usual().tagged("a").times(2));
        submit(Request.usual().tagged("b").times(2));

        assertThat(statistics().limits())
                .extracting(use -> use.limit().word() + " " + use.running())
                .containsExactly("other 0", "test 1");
        assertThat(statistics().owners()).singleElement().satisfies(use -> {
            assertThat(use.running()).isEqualTo(1);
            assertThat(use.pending()).isEqualTo(4);
        });
    }

    @Test
    void aRunIsShownWithItsTermsAndRelatives() {
        var policy = new Submission.Policy(2, Duration.ofSeconds(5), true, true);
        long parent = submitOne(Request.usual());
        long child = submitOne(Request.usual().after(parent).policy(policy));

        var terms = view().terms(child);

        assertThat(terms.retries()).isEqualTo(2);
        assertThat(terms.retryDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(terms.unique()).isTrue();
        assertThat(terms.skipIfParentFails()).isTrue();
        assertThat(terms.parents()).containsExactly(new RunTerms.Relative(parent, RunState.PENDING));
        assertThat(terms.children()).isEmpty();
        assertThat(view().terms(parent).unique()).isFalse();
    }

    @Test
    void theChildrenOfAStepAreShownWithTheirParent() {
        var attempt = startNew();
        var steps = new StepRecords(database());
        var children = steps.submitOnce(
                        attempt, "all", 1, "digest", Request.usual().times(2).submission())
                .orElseThrow();

        steps.awaitChildren(attempt, children);

        assertThat(view().terms(attempt.run()).children())
                .extracting(RunTerms.Relative::run)
                .isEqualTo(children);
        assertThat(view().terms(attempt.run()).parents()).isEmpty();
        assertThat(view().terms(children.getFirst()).childOf()).containsExactly(attempt.run());
    }

    @Test
    void aRunningRunWhoseWorkersLeaseHasRunOutIsSilent() {
        var attempt = startNew();
        assertThat(view().silentSince(attempt.run())).isEmpty();

        database().single(sql -> sql.update("update worker set lease_until = 1000 where id = ?", attempt.worker()));

        assertThat(view().silentSince(attempt.run())).isPresent();
    }

    @Test
    void theTimeOfARunIsLearnedUnlessItSaysItsOwn() {
        long silent = submitOne(Request.usual());
        long said = submitOne(Request.usual()
                .asking(new Resources(0, 0, 0, Duration.ofMinutes(5)))
                .tagged("said"));
        var times = new LaneTimes(database());
        for (var lane : database().single(sql -> sql.list("select id from lane", row -> row.number("id")))) {
            for (int i = 0; i < LaneTimes.ENOUGH; i++) {
                times.note(lane, Duration.ofSeconds(20));
            }
        }
        times.tell();

        assertThat(view().learnedTime(silent))
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(29)));
        assertThat(view().learnedTime(said)).isEmpty();
        assertThat(view().lane(silent).orElseThrow().resources().time()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void allThatIsWrongWithASubmissionIsToldAtOnce() {
        var lane = Request.usual().submission().lane();
        var limited = new Lane(
                lane.tags(), Tags.NONE, Set.of("nosuch"), lane.workflow(), lane.calculator(), lane.resources());
        var usual = Request.usual().after(99L).submission();
        var wrong = new Submission(
                limited,
                usual.workflowType(),
                0,
                usual.notBefore(),
                usual.after(),
                usual.key(),
                usual.directory(),
                usual.policy(),
                usual.version(),
                usual.items());

        assertThatThrownBy(() -> new Submissions(database()).submit(wrong))
                .hasMessageContaining("after 99: there is no such run")
                .hasMessageContaining("--limit nosuch: there is no such limit");
    }

    private QueueStatistics statistics() {
        return new QueueStatistics(database());
    }
}
