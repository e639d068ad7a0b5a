package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.ResultWriter;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many runs taken, ended or handed back in one transaction. */
class BatchTest extends QueueSuite {
    private static final Duration SHORT_LEASE = Duration.ofMillis(50);

    @Test
    void aBatchIsTakenFromOneLaneInItsOrder() {
        var usual = submit(Request.usual().tagged("a").times(3));
        submit(Request.usual().tagged("b").times(3));
        long worker = enterWorker();

        var batch = new Claims(database(), worker).next(ANYTHING, lane -> 10);

        assertThat(runsOf(batch)).isEqualTo(usual);
        assertThat(batch).allSatisfy(claim -> {
            assertThat(claim.attempt().number()).isEqualTo(1);
            assertThat(claim.attempt().worker()).isEqualTo(worker);
            assertThat(claim.lane()).isEqualTo(batch.getFirst().lane());
            assertThat(state(claim.attempt().run())).isEqualTo(RunState.RUNNING);
        });
        assertThat(view().counts()).containsEntry(RunState.RUNNING, 3L).containsEntry(RunState.PENDING, 3L);
    }

    @Test
    void aBatchIsOfOnePriority() {
        var usual = submit(Request.usual().times(2));
        long high = submitOne(Request.usual().priority(2));
        var claims = new Claims(database(), enterWorker());

        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).containsExactly(high);
        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).isEqualTo(usual);
    }

    @Test
    void aBetterRunThatComesToALaneMeanwhileIsTakenFirst() {
        var usual = submit(Request.usual().times(4));
        submit(Request.usual().tagged("another lane").priority(-1));
        var claims = new Claims(database(), enterWorker());
        assertThat(runsOf(claims.next(ANYTHING, lane -> 1))).containsExactly(usual.getFirst());
        long better = submitOne(Request.usual().priority(3));
        long best = submitOne(Request.usual().priority(7));

        assertThat(runsOf(claims.next(ANYTHING, lane -> 1))).containsExactly(best);
        assertThat(runsOf(claims.next(ANYTHING, lane -> 2))).containsExactly(better);
        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).isEqualTo(usual.subList(1, 4));
    }

    @Test
    void eachRunOfABatchComesWithItsOwnContent() {
        submit(Request.usual().times(3));

        var batch = new Claims(database(), enterWorker()).next(ANYTHING, lane -> 3);

        assertThat(batch)
                .extracting(Claim::parameters)
                .containsExactly("{\"number\":1}", "{\"number\":2}", "{\"number\":3}");
        assertThat(batch).extracting(claim -> claim.subject().orElse("")).containsExactly("Cu1", "Cu2", "Cu3");
    }

    @Test
    void aBatchHasNoMoreThanThereIsRoomInThatLane() {
        submit(Request.usual().tagged("roomy").priority(1).times(5));
        submit(Request.usual().tagged("narrow").times(5));
        var claims = new Claims(database(), enterWorker());

        var first = claims.next(ANYTHING, lane -> lane == 1 ? 5 : 2);
        var second = claims.next(ANYTHING, lane -> lane == first.getFirst().lane() ? 5 : 2);

        assertThat(first).hasSize(5);
        assertThat(second).hasSize(2);
    }

    @Test
    void aRunOfHigherPriorityInAnotherLaneIsNotOvertakenByABatch() {
        long highest = submitOne(Request.usual().tagged("a").priority(5));
        submit(Request.usual().tagged("a").times(3));
        long high = submitOne(Request.usual().tagged("b").priority(3));
        var claims = new Claims(database(), enterWorker());

        assertThat(runsOf(claims.next(ANYTHING, lane -> 4))).containsExactly(highest);
        assertThat(runsOf(claims.next(ANYTHING, lane -> 4))).containsExactly(high);

        assertThat(claims.next(ANYTHING, lane -> 4)).hasSize(3);
    }

    @Test
    void aRunWhoseWorkerWasLostIsTakenByItself() {
        var lost = submit(Request.usual().times(2));
        assertThat(new Claims(database(), enterWorker(database(), SHORT_LEASE)).next(ANYTHING, lane -> 2))
                .hasSize(2);
        Await.until("the lease runs out", () -> new Reaper(database(), SHORT_LEASE, 3).reap() == 2);
        var others = submit(Request.usual().times(3));
        var claims = new Claims(database(), enterWorker());

        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).containsExactly(lost.get(0));
        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).containsExactly(lost.get(1));
        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).isEqualTo(others);
    }

    @Test
    void aRunWhoseWorkerWasLostIsLeftOutOfABatchThatBeginsBeforeIt() {
        var both = submit(Request.usual().times(2));
        var taken = new Claims(database(), enterWorker(database(), SHORT_LEASE)).next(ANYTHING, lane -> 2);
        completions().handBack(taken.getFirst().attempt(), "stopped");
        Await.until("the lease runs out", () -> new Reaper(database(), SHORT_LEASE, 3).reap() == 1);
        long late = submitOne(Request.usual());
        var claims = new Claims(database(), enterWorker());

        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).containsExactly(both.getFirst(), late);
        assertThat(runsOf(claims.next(ANYTHING, lane -> 10))).containsExactly(both.getLast());
    }

    @Test
    void noRunIsTakenTwiceByBatchesThatRace() throws Exception {
        var submitted = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            submitted.addAll(submit(Request.usual().tagged("lane-" + i).times(100)));
        }
        List<Callable<List<Long>>> workers = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            var claims = new Claims(fresh().open(), enterWorker());
            int room = 3 * i;
            workers.add(() -> takeAll(claims, room));
        }

        var taken = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(workers)) {
                taken.addAll(answer.get());
            }
        }

        assertThat(taken).containsExactlyInAnyOrderElementsOf(submitted);
    }

    @Test
    void aBatchThatSucceedsIsSavedWithItsResults() {
        var attempts = startMany(3);

        var accepted = succeed(attempts);

        assertThat(accepted).isEqualTo(runNumbers(attempts));
        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(state(attempt.run())).isEqualTo(RunState.SUCCEEDED);
            assertThat(run(attempt.run()).finished()).isPresent();
            assertThat(outcomes(attempt.run())).containsExactly("SUCCEEDED");
            assertThat(result(attempt.run()).values()).containsEntry("energy", (double) attempt.run());
        });
        assertThat(view().workers(true))
                .singleElement()
                .satisfies(worker -> assertThat(worker.succeeded()).isEqualTo(3));
    }

    @Test
    void ofABatchOnlyThoseCountWhoseRunIsStillTheirs() {
        var attempts = startMany(4);
        completions().handBack(attempts.get(0), "stopped");
        completions().handBack(attempts.get(1), "stopped");
        var again = start(attempts.get(0).run());
        completions().cancelled(attempts.get(2));

        var accepted = succeed(attempts);

        assertThat(accepted).containsExactly(attempts.get(3).run());
        assertThat(state(again.run())).isEqualTo(RunState.RUNNING);
        assertThat(run(again.run()).attempt()).isEqualTo(2);
        assertThat(state(attempts.get(1).run())).isEqualTo(RunState.PENDING);
        assertThat(state(attempts.get(2).run())).isEqualTo(RunState.CANCELLED);
        assertThat(savedRuns()).containsExactly(attempts.get(3).run());
        assertThat(outcomes(attempts.get(1).run())).containsExactly("HANDED_BACK");
        assertThat(completions().succeed(again, saver(again))).isTrue();
    }

    @Test
    void aBatchOfWhichNothingCountsSavesNothing() {
        var attempts = startMany(2);
        completions().handBack(attempts, "stopped");

        var accepted = completions().succeed(attempts, (sql, runs) -> {
            throw new AssertionError("there is nothing to save for " + runs);
        });

        assertThat(accepted).isEmpty();
        assertThat(savedRuns()).isEmpty();
    }

    @Test
    void aBatchWhoseResultsCannotBeSavedLeavesAllOfItRunning() {
        var attempts = startMany(2);

        assertThatThrownBy(() -> completions().succeed(attempts, (sql, runs) -> {
                    ResultWriter.succeeded(
                            sql, attempts.stream().map(BatchTest::saved).toList());
                    sql.update("insert into nowhere values (1)");
                }))
                .hasMessageContaining("nowhere");

        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(state(attempt.run())).isEqualTo(RunState.RUNNING));
        assertThat(savedRuns()).isEmpty();
        assertThat(succeed(attempts)).isEqualTo(runNumbers(attempts));
    }

    @Test
    void aBatchThatIsToldAgainCountsAsItDid() {
        var attempts = startMany(2);
        succeed(attempts);

        assertThat(succeed(attempts)).isEmpty();
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(completions().succeed(attempt, sql -> {
                            throw new AssertionError("it is saved already");
                        }))
                        .isTrue());

        assertThat(savedRuns()).hasSize(2);
        assertThat(view().workers(true).getFirst().succeeded()).isEqualTo(2);
    }

    @Test
    void anAttemptThatWasTakenForLostIsLeftToBeToldByItself() {
        submit(Request.usual().times(2));
        var attempts = new Claims(database(), enterWorker(database(), SHORT_LEASE))
                .next(ANYTHING, lane -> 2).stream().map(Claim::attempt).toList();
        Await.until("the lease runs out", () -> new Reaper(database(), SHORT_LEASE, 3).reap() == 2);

        assertThat(succeed(attempts)).isEmpty();
        var late = attempts.getFirst();
        assertThat(completions().succeed(late, saver(late))).isTrue();

        assertThat(state(late.run())).isEqualTo(RunState.SUCCEEDED);
        assertThat(state(attempts.getLast().run())).isEqualTo(RunState.PENDING);
        assertThat(savedRuns()).containsExactly(late.run());
    }

    @Test
    void aBatchReleasesWhatWaitsForIt() {
        var attempts = startMany(3);
        long unstarted = submitOne(Request.usual().priority(-1));
        long ofOne = submitOne(Request.usual().after(attempts.get(0).run()));
        long ofAll = submitOne(Request.usual()
                .after(
                        attempts.get(0).run(),
                        attempts.get(1).run(),
                        attempts.get(2).run()));
        long ofOther = submitOne(Request.usual().after(attempts.get(2).run(), unstarted));

        succeed(attempts);

        assertThat(state(ofOne)).isEqualTo(RunState.PENDING);
        assertThat(state(ofAll)).isEqualTo(RunState.PENDING);
        assertThat(state(ofOther)).isEqualTo(RunState.WAITING);
    }

    @Test
    void aBatchThatIsHandedBackIsNotCharged() {
        var attempts = startMany(3);

        assertThat(completions().handBack(attempts, "its worker stops")).isEqualTo(3);

        assertThat(attempts).allSatisfy(attempt -> {
            assertThat(state(attempt.run())).isEqualTo(RunState.PENDING);
            assertThat(run(attempt.run()).message()).contains("its worker stops");
            assertThat(outcomes(attempt.run())).containsExactly("HANDED_BACK");
        });
        assertThat(new Claims(database(), enterWorker()).next(ANYTHING, lane -> 10))
                .as("none is suspected of having killed its worker")
                .hasSize(3);
    }

    @Test
    void ofABatchThatIsHandedBackTheCancelledAreCancelledAndTheLostAreLeft() {
        var attempts = startMany(3);
        requests().cancel(attempts.get(1).run());
        completions().handBack(attempts.get(2), "stopped");
        start(attempts.get(2).run());

        assertThat(completions().handBack(attempts.reversed(), "its worker stops"))
                .isEqualTo(2);

        assertThat(state(attempts.get(0).run())).isEqualTo(RunState.PENDING);
        assertThat(state(attempts.get(1).run())).isEqualTo(RunState.CANCELLED);
        assertThat(state(attempts.get(2).run())).isEqualTo(RunState.RUNNING);
    }

    private List<Attempt> startMany(int count) {
        submit(Request.usual().times(count));
        var claims = new Claims(database(), enterWorker());
        return claims.next(ANYTHING, lane -> count).stream().map(Claim::attempt).toList();
    }

    private Set<Long> succeed(List<Attempt> attempts) {
        return completions()
                .succeed(
                        attempts,
                        (sql, runs) -> ResultWriter.succeeded(
                                sql,
                                attempts.stream()
                                        .filter(attempt -> runs.contains(attempt.run()))
                                        .map(BatchTest::saved)
                                        .toList()));
    }

    private static ResultWriter.Saved saved(Attempt attempt) {
        return new ResultWriter.Saved(
                attempt, Request.WORKFLOW, new Outcome(Map.of("energy", (double) attempt.run()), List.of()));
    }

    private static Completions.Saver saver(Attempt attempt) {
        return sql -> ResultWriter.succeeded(sql, List.of(saved(attempt)));
    }

    private static List<Long> takeAll(Claims claims, int room) {
        var taken = new ArrayList<Long>();
        while (!claims.nothingLeft(ANYTHING)) {
            taken.addAll(runsOf(claims.next(ANYTHING, lane -> room)));
        }
        return taken;
    }

    private static List<Long> runsOf(List<Claim> claims) {
        return claims.stream().map(claim -> claim.attempt().run()).toList();
    }

    private static Set<Long> runNumbers(List<Attempt> attempts) {
        return Set.copyOf(attempts.stream().map(Attempt::run).toList());
    }

    private ResultRecord result(long run) {
        return new Results(database()).of(run).orElseThrow();
    }

    private List<Long> savedRuns() {
        return database()
                .single(sql -> sql.list("select run_id from result order by run_id", row -> row.number("run_id")));
    }

    private List<String> outcomes(long run) {
        return view().attempts(run).stream()
                .flatMap(attempt -> attempt.outcome().stream())
                .toList();
    }
}
