package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.testing.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a lane's runs take is learned from those that were finished, and decides who has the time for another. */
class LaneTimesTest extends QueueSuite {
    @Test
    void aWorkerWithLessLifeThanTheRunsUsuallyTakeDoesNotTakeThem() {
        long id = submitOne(Request.usual());
        learn(id, Duration.ofMinutes(30), 5);

        assertThat(claim(living(Duration.ofMinutes(29)))).isEmpty();

        assertThat(claim(living(Duration.ofMinutes(60)))).isPresent();
    }

    @Test
    void aWorkerWithoutAnEndTakesThemHoweverLongTheyTake() {
        learn(submitOne(Request.usual()), Duration.ofDays(3), 5);

        assertThat(claim(ANYTHING)).isPresent();
    }

    @Test
    void fewRunsTeachNothing() {
        long id = submitOne(Request.usual());
        learn(id, Duration.ofMinutes(30), LaneTimes.ENOUGH - 1);

        assertThat(timeOf(id)).isZero();

        assertThat(claim(living(Duration.ofMinutes(1)))).isPresent();
    }

    @Test
    void fewSlowOnesAmongManyDoNotCountAndMoreDo() {
        long id = submitOne(Request.usual());
        learn(id, Duration.ofSeconds(10), 96);
        learn(id, Duration.ofHours(2), 4);
        assertThat(timeOf(id)).isLessThan(Duration.ofMinutes(1));

        learn(id, Duration.ofHours(2), 4);

        assertThat(timeOf(id)).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    @Test
    void whatWasLearnedIsShownWithTheLane() {
        long id = submitOne(Request.usual());
        long other = submitOne(Request.usual().tagged("other"));
        learn(id, Duration.ofMinutes(30), 5);

        var shown = view().lane(id).orElseThrow();

        assertThat(shown.resources().time()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(45));
        assertThat(living(Duration.ofMinutes(29)).objections(shown))
                .singleElement()
                .asString()
                .startsWith("its remaining life is 29 min, the run is expected to take ");
        assertThat(timeOf(other)).isZero();
    }

    @Test
    void aTimeThatIsDeclaredWinsOverWhatWasLearned() {
        var declared = new Resources(0, 0, 0, Duration.ofMinutes(5));
        long id = submitOne(Request.usual().asking(declared));
        learn(id, Duration.ofHours(10), 50);

        assertThat(timeOf(id)).isEqualTo(Duration.ofMinutes(5));

        assertThat(claim(living(Duration.ofMinutes(4)))).isEmpty();
        assertThat(claim(living(Duration.ofMinutes(6)))).isPresent();
    }

    @Test
    void whatTwoProcessesLearnAddsUp() {
        long id = submitOne(Request.usual());
        long lane = laneOf(id);
        var first = new LaneTimes(database());
        var second = new LaneTimes(fresh().open());
        note(first, lane, Duration.ofMinutes(30), 3);
        note(second, lane, Duration.ofMinutes(30), 2);

        first.tell();
        assertThat(timeOf(id)).isZero();
        second.tell();

        assertThat(timeOf(id)).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        first.tell();
        second.tell();
        assertThat(seen(lane)).isEqualTo(5);
    }

    @Test
    void whatIsLearnedFromOthersAddsToWhatIsNotToldYet() {
        long lane = laneOf(submitOne(Request.usual()));
        var others = new LaneTimes(database());
        note(others, lane, Duration.ofSeconds(1), 4);
        others.tell();
        var times = new LaneTimes(fresh().open());
        note(times, lane, Duration.ofSeconds(1), 2);

        database().change(sql -> times.learn(sql, List.of(lane)));

        assertThat(times.usual(lane, 6)).isPresent();
        assertThat(times.usual(lane, 7)).isEmpty();
    }

    @Test
    void aClaimerKnowsAtOnceWhatItsOwnProcessHasLearned() {
        var ids = submit(Request.usual().times(2));
        var times = new LaneTimes(database());
        var claims = new Claims(database(), enterWorker(), times);
        var briefly = living(Duration.ofMinutes(1));
        var claim = claims.next(briefly).orElseThrow();

        note(times, claim.lane(), Duration.ofMinutes(2), 5);

        assertThat(claims.next(briefly)).isEmpty();
        assertThat(claims.nothingLeft(briefly)).isTrue();
        assertThat(start(ids.getLast()).number()).isEqualTo(1);
    }

    @Test
    void oldTimesAreForgottenByHalves() {
        long id = submitOne(Request.usual());
        long lane = laneOf(id);
        learn(id, Duration.ofHours(5), 1900);
        assertThat(timeOf(id)).isGreaterThanOrEqualTo(Duration.ofHours(5));

        learn(id, Duration.ofSeconds(1), 200);
        assertThat(seen(lane)).isEqualTo(1050);
        for (int i = 0; i < 12; i++) {
            learn(id, Duration.ofSeconds(1), 1000);
        }

        assertThat(seen(lane)).isLessThan(2100);
        assertThat(timeOf(id)).isLessThan(Duration.ofMinutes(1));
    }

    private static Acceptance living(Duration life) {
        return having(new Resources(0, 0, 0, life));
    }

    /** So many runs of this one's lane took so long, as another process tells. */
    private void learn(long run, Duration time, int runs) {
        var times = new LaneTimes(database());
        note(times, laneOf(run), time, runs);
        times.tell();
    }

    private static void note(LaneTimes times, long lane, Duration time, int runs) {
        IntStream.range(0, runs).forEach(i -> times.note(lane, time));
    }

    private Duration timeOf(long run) {
        return view().lane(run).orElseThrow().resources().time();
    }

    private long laneOf(long run) {
        return database().single(sql -> sql.number("select lane_id from run where id = ?", run));
    }

    private long seen(long lane) {
        return database().single(sql -> sql.number("select sum(runs) from lane_time where lane_id = ?", lane));
    }
}
