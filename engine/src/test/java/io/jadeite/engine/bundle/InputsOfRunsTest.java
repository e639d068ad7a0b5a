package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.RunReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputsOfRunsTest extends BundleSuite {
    private static final Bundle DOUBLING =
            Written.bundle(Written.TWO_STEP, "long doubled, long half", "return new Result(2 * count, count / 2);");
    private static final Bundle FAILING = Written.bundle(
            "demo.toolkit.failing",
            "long count",
            "throw new io.jadeite.engine.problem.JadeiteException(\"It didn't converge.\");");

    @Test
    void aRunGetsAValueOfTheRunThatItWaitsFor() throws Exception {
        long first = submit(Parcel.of(DOUBLING), "{\"count\":10}").getFirst();
        long second = submitAfter(new RunReference(first, "doubled"));
        long third = submitAfter(new RunReference(second, "half"));

        assertThat(run(second).state()).isEqualTo(RunState.WAITING);
        workUntilEmpty();

        assertThat(valuesOf(second)).isEqualTo(Map.of("doubled", 40, "half", 10));
        assertThat(valuesOf(third)).isEqualTo(Map.of("doubled", 20, "half", 5));
        assertThat(view().parameters(third)).isEqualTo(Map.of("count", Map.of("$run", (int) second, "value", "half")));
    }

    @Test
    void aValueThatTheResultDoesNotHaveIsToldWithTheRunAndWhatThereIs() throws Exception {
        long first = submit(DOUBLING);
        long second = submitAfter(new RunReference(first, "dobled"));

        workUntilEmpty();

        assertThat(run(second).state()).isEqualTo(RunState.FAILED);
        assertThat(run(second).message())
                .contains(
                        "count comes from run %d (demo.toolkit.two-step), whose result has no 'dobled'. Did you mean doubled? It has doubled, half."
                                .formatted(first));
    }

    @Test
    void aValueOfTheWrongKindIsToldWhenItIsThere() throws Exception {
        long first = submit(Written.bundle("demo.toolkit.text", "String text", "return new Result(\"many\");"));
        long second = submitAfter(new RunReference(first, ""));

        workUntilEmpty();

        assertThat(run(second).message()).contains("count should be a whole number 0…1000000, found 'many'.");
    }

    @Test
    void eachRunThatDependsOnAFailureSaysInOneLineWhoseItWas() throws Exception {
        long first = submit(FAILING);
        long second = submitAfter(new RunReference(first, "count"));
        long third = submitAfter(new RunReference(second, "half"));

        workUntilEmpty();

        assertThat(run(second).message()).contains("Run %d, which it waited for, is FAILED.".formatted(first));
        assertThat(run(third).message())
                .contains("Run %d, which it waited for, is FAILED. It began with run %d (demo.toolkit.failing)."
                        .formatted(second, first));
    }

    @Test
    void aRunThatHasFailedOrDoesNotExistIsRefusedAsAnInput() throws Exception {
        long failed = submit(FAILING);
        workUntilEmpty();

        assertThatThrownBy(() -> submitAfter(new RunReference(failed, "count")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The input from run %d: that run is FAILED".formatted(failed));
        assertThatThrownBy(() -> submitAfter(new RunReference(999, "count")))
                .hasMessage("The input from run 999: there is no such run.");
        assertThat(count("run")).isEqualTo(1);
    }

    @Test
    void manyRunsWaitEachForItsOwn() throws Exception {
        var firsts = submit(Parcel.of(DOUBLING), "{\"count\":1}", "{\"count\":2}", "{\"count\":3}");
        var items = firsts.stream()
                .map(run -> item(new RunReference(run, "doubled")))
                .toList();
        var seconds = new Submissions(database()).submit(submission(items));

        workUntilEmpty();

        assertThat(seconds.stream().map(run -> valuesOf(run).get("doubled"))).containsExactly(4, 8, 12);
        assertThat(view().terms(seconds.get(1)).parents())
                .extracting(parent -> parent.run())
                .containsExactly(firsts.get(1));
    }

    private long submitAfter(RunReference reference) {
        return new Submissions(database())
                .submit(submission(List.of(item(reference))))
                .getFirst();
    }

    /** As a submitter does it: by the workflow's configuration. */
    private Submission.Item item(RunReference reference) {
        var workflow = language.load(DOUBLING, getClass().getClassLoader(), (key, making) -> making.compile());
        var arguments = Configuration.of(workflow, Map.of("count", reference), name -> {
            throw new AssertionError(name);
        });
        return new Submission.Item(
                arguments.subject(), Json.write(Configuration.toJson(workflow, arguments)), arguments.awaited());
    }

    private static Submission submission(List<Submission.Item> items) {
        var usual = Request.of(Written.TWO_STEP).submission();
        return new Submission(
                usual.lane(),
                usual.workflowType(),
                usual.priority(),
                usual.notBefore(),
                usual.after(),
                usual.key(),
                usual.directory(),
                usual.policy(),
                usual.version(),
                items,
                Optional.of(Parcel.of(DOUBLING)));
    }
}
