package io.jadeite.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.faults.Outside.Child;
import io.jadeite.engine.faults.Recorded.Bond;
import io.jadeite.engine.faults.Recorded.Run;
import io.jadeite.engine.faults.Recorded.Saved;
import io.jadeite.engine.faults.Recorded.Try;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each promise is broken once, and the checker says so. */
@Tag("faults-quick")
class InvariantsTest {
    private static final Run WELL = run(1, Recorded.SUCCEEDED, 0, 1, 0);
    private static final Try FIRST = attempt(1, 1, "SUCCEEDED", 1_000);
    private static final Saved RESULT = new Saved(1, 1, "SUCCEEDED");
    private static final Child CHILD = new Child(1, 1, 1, 10, 1_010, OptionalLong.of(1_020), true);
    private static final Expected EXPECTED = Expected.allSucceed(Set.of(1L));

    @Test
    void aRunAsItShouldBeIsNoViolation() {
        assertThat(found(List.of(WELL), List.of(FIRST), List.of(RESULT), List.of(CHILD)))
                .isEmpty();
    }

    @Test
    void aRunThatIsNotThereOrNotFinishedIsLost() {
        assertThat(found(List.of(), List.of(), List.of(), List.of()))
                .contains("I1: run 1 was acknowledged and isn't there", "I1: 1 runs were submitted, 0 are there");
        assertThat(found(List.of(run(1, 2, 0, 1, 0)), List.of(attempt(1, 1, "", 1_000)), List.of(), List.of(CHILD)))
                .containsExactly("I1: run 1 has the state 2, not 3 ()");
    }

    @Test
    void twoAcceptedAttemptsAreOneTooMany() {
        var second = attempt(1, 2, "SUCCEEDED", 2_000);
        var child = new Child(1, 2, 2, 11, 2_010, OptionalLong.of(2_020), true);

        assertThat(found(
                        List.of(run(1, Recorded.SUCCEEDED, 0, 2, 1)),
                        List.of(FIRST, second),
                        List.of(RESULT),
                        List.of(CHILD, child)))
                .containsExactly("I2: run 1 in state 3 has 2 accepted attempts");
    }

    @Test
    void anAcceptedAttemptWhoseChildDidNotEndIsFalse() {
        assertThat(found(List.of(WELL), List.of(FIRST), List.of(RESULT), List.of()))
                .containsExactly("I2: run 1 attempt 1 was accepted, but its child didn't end");
    }

    @Test
    void anAttemptStartsOnceAndForAReason() {
        var again = new Child(1, 1, 2, 11, 2_010, OptionalLong.of(2_020), true);
        assertThat(found(List.of(WELL), List.of(FIRST), List.of(RESULT), List.of(CHILD, again)))
                .containsExactly("I3: run 1 attempt 1 was started twice");

        assertThat(found(
                        List.of(run(1, Recorded.SUCCEEDED, 0, 2, 0)),
                        List.of(FIRST, attempt(1, 2, "SUPERSEDED", 900)),
                        List.of(RESULT),
                        List.of(CHILD)))
                .containsExactly("I3: run 1 was tried 2 times, but was lost 0 times and handed back 0 times");
    }

    @Test
    void theResultIsThatOfTheAcceptedAttempt() {
        assertThat(found(List.of(WELL), List.of(FIRST), List.of(new Saved(1, 2, "SUCCEEDED")), List.of(CHILD)))
                .containsExactly("I4: run 1 has the result of attempt 2, but attempt 1 was accepted");
        assertThat(found(List.of(WELL), List.of(FIRST), List.of(), List.of(CHILD)))
                .containsExactly("I4: run 1 in state 3 has 0 rows of results");
    }

    @Test
    void childrenOfOneRunAreNotThereAtOnce() {
        var second = new Child(1, 2, 2, 11, 1_015, OptionalLong.of(1_100), true);

        assertThat(found(
                        List.of(run(1, Recorded.SUCCEEDED, 0, 2, 1)),
                        List.of(attempt(1, 1, "LOST", 1_000), attempt(1, 2, "SUCCEEDED", 1_012)),
                        List.of(new Saved(1, 2, "SUCCEEDED")),
                        List.of(CHILD, second)))
                .containsExactly("I5: run 1: attempts 1 and 2 were there at once for 5 ms");
    }

    @Test
    void lossesAreCounted() {
        assertThat(found(List.of(run(1, Recorded.SUCCEEDED, 0, 1, 3)), List.of(FIRST), List.of(RESULT), List.of(CHILD)))
                .containsExactly("I6: run 1 counts 3 losses in 1 attempts");
    }

    @Test
    void theHigherPriorityStartsFirst() {
        var higher = run(2, Recorded.SUCCEEDED, 5, 1, 0);
        var late = attempt(2, 1, "SUCCEEDED", 90_000);
        var child = new Child(2, 1, 1, 11, 90_010, OptionalLong.of(90_020), true);
        var recorded = new Recorded(
                List.of(WELL, higher),
                List.of(FIRST, late),
                List.of(RESULT, new Saved(2, 1, "SUCCEEDED")),
                List.of(),
                0);

        assertThat(Invariants.violations(recorded, List.of(CHILD, child), Expected.allSucceed(Set.of(1L, 2L))))
                .containsExactly("I7: run 1 (priority 0) started while run 2 (priority 5) was PENDING");
    }

    @Test
    void noRunStartsBeforeThoseThatItWaitsFor() {
        var parent = run(2, Recorded.SUCCEEDED, 0, 1, 0);
        var recorded = new Recorded(
                List.of(WELL, parent),
                List.of(FIRST, attempt(2, 1, "SUCCEEDED", 1_000)),
                List.of(RESULT, new Saved(2, 1, "SUCCEEDED")),
                List.of(new Bond(1, 2)),
                0);
        var child = new Child(2, 1, 1, 11, 1_010, OptionalLong.of(1_020), true);

        assertThat(Invariants.violations(recorded, List.of(CHILD, child), Expected.allSucceed(Set.of(1L, 2L))))
                .containsExactly("I8: run 1 started before run 2, which it waits for, was saved");
    }

    private static List<String> found(List<Run> runs, List<Try> tries, List<Saved> saved, List<Child> children) {
        return Invariants.violations(new Recorded(runs, tries, saved, List.of(), 0), children, EXPECTED);
    }

    private static Run run(long id, int state, int priority, int attempts, int lost) {
        return new Run(id, state, priority, 1, attempts, lost, 0, 50_000L, null, "");
    }

    private static Try attempt(long run, int number, String outcome, long started) {
        return new Try(run, number, number, started, started + 20, outcome, "", "");
    }
}
