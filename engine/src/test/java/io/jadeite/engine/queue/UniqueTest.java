package io.jadeite.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.run.Failure;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Request;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a submission says so, what is in the queue already isn't put there twice. */
class UniqueTest extends QueueSuite {
    static final Request UNIQUE = Request.usual()
            .policy(new Submission.Policy(0, Submission.Policy.USUAL_DELAY, true, false))
            .parameters("{\"encut\":520}");

    @Test
    void theSameRunIsGivenBackUntilItHasFinished() {
        long id = submitOne(UNIQUE);
        assertThat(submitOne(UNIQUE)).isEqualTo(id);
        var attempt = start(id);
        assertThat(submitOne(UNIQUE)).isEqualTo(id);

        completions().succeed(attempt, nothing());

        assertThat(submitOne(UNIQUE)).isGreaterThan(id);
        assertThat(view().counts()).containsEntry(RunState.SUCCEEDED, 1L).containsEntry(RunState.PENDING, 1L);
    }

    @Test
    void aRunThatWaitsIsGivenBackToo() {
        long id = submitOne(UNIQUE.notBefore(Instant.now().plusSeconds(3600)));

        assertThat(submitOne(UNIQUE)).isEqualTo(id);

        assertThat(state(id)).isEqualTo(RunState.WAITING);
    }

    @Test
    void aRunThatFailedOrWasCancelledIsSubmittedAnew() {
        long failed = submitOne(UNIQUE);
        completions().fail(start(failed), new Failure("calculation", "it diverged"), nothing());
        long cancelled = submitOne(UNIQUE);
        requests().cancel(cancelled);

        long third = submitOne(UNIQUE);

        assertThat(List.of(failed, cancelled, third)).doesNotHaveDuplicates();
        assertThat(state(third)).isEqualTo(RunState.PENDING);
    }

    @Test
    void otherParametersOrAnotherWorkflowAreAnotherRun() {
        long id = submitOne(UNIQUE);

        assertThat(submitOne(UNIQUE.parameters("{\"encut\":521}"))).isNotEqualTo(id);
        assertThat(submitOne(
                        Request.of("relax.test.other").policy(UNIQUE.policy()).parameters("{\"encut\":520}")))
                .isNotEqualTo(id);

        assertThat(view().counts()).containsEntry(RunState.PENDING, 3L);
    }

    @Test
    void aRunThatIsNotSubmittedAsUniqueIsNoTwin() {
        long usual = submitOne(UNIQUE.policy(Submission.Policy.USUAL));

        long unique = submitOne(UNIQUE);

        assertThat(unique).isNotEqualTo(usual);
        assertThat(submitOne(UNIQUE.policy(Submission.Policy.USUAL))).isGreaterThan(unique);
    }

    @Test
    void ofManyRunsOnlyThoseThatAreNotThereAreNew() {
        var known = submit(UNIQUE.parameters("{\"n\":2}", "{\"n\":4}"));

        var all = submit(UNIQUE.parameters("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}", "{\"n\":5}"));

        assertThat(all).hasSize(5).doesNotHaveDuplicates();
        assertThat(all.get(1)).isEqualTo(known.getFirst());
        assertThat(all.get(3)).isEqualTo(known.getLast());
        assertThat(view().parameters(all.get(2))).containsEntry("n", 3);
        assertThat(view().parameters(all.get(4))).containsEntry("n", 5);
        assertThat(view().counts()).containsEntry(RunState.PENDING, 5L);
    }

    @Test
    void theSameRunTwiceInOneSubmissionIsOneRun() {
        var ids = submit(UNIQUE.parameters("{\"n\":1}", "{\"n\":2}", "{\"n\":1}"));

        assertThat(ids).hasSize(3);
        assertThat(ids.get(2)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(1));
        assertThat(view().parameters(ids.get(1))).containsEntry("n", 2);
        assertThat(view().counts()).containsEntry(RunState.PENDING, 2L);
    }

    @Test
    void severalProcessesThatSubmitTheSameAtOnceGetTheSameRun() throws Exception {
        for (int round = 0; round < 15; round++) {
            submitAtOnce(3, UNIQUE.parameters("{\"round\":" + round + "}", "{\"other\":" + round + "}"));
        }
        assertThat(view().counts()).containsEntry(RunState.PENDING, 30L);
    }

    @Test
    void aRetryBesideAnUnfinishedTwinIsRefused() {
        long failed = submitOne(UNIQUE);
        completions().fail(start(failed), new Failure("calculation", "it diverged"), nothing());
        long twin = submitOne(UNIQUE);

        assertThatThrownBy(() -> requests().retry(failed))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "Run %d was to be unique, and run %d is the same and hasn't finished. Wait for that one, or cancel it first."
                                .formatted(failed, twin));

        assertThat(state(failed)).isEqualTo(RunState.FAILED);
        requests().cancel(twin);
        requests().retry(failed);
        assertThat(state(failed)).isEqualTo(RunState.PENDING);
        assertThat(submitOne(UNIQUE)).isEqualTo(failed);
    }
}
