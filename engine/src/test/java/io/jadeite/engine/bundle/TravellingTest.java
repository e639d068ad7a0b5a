package io.jadeite.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.queue.Submissions;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.testing.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TravellingTest extends BundleSuite {
    private static final Bundle DOUBLING =
            Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(2 * count);");
    private static final Bundle TRIPLING =
            Written.bundle(Written.TWO_STEP, "long doubled", "return new Result(3 * count);");

    @Test
    void aRunBringsItsWorkflowToAWorkerThatHasNeverSeenIt() throws Exception {
        long run = submit(Parcel.of(DOUBLING), "{\"count\":21}").getFirst();

        int done = workUntilEmpty();

        assertThat(done).isEqualTo(1);
        assertThat(run(run).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(valuesOf(run)).isEqualTo(Map.of("doubled", 42));
        assertThat(run(run).bundle()).contains(DOUBLING.hash());
        assertThat(new Bundles(database()).get(DOUBLING.hash()).source()).isEqualTo("return new Result(2 * count);");
    }

    @Test
    void aThousandRunsStoreTheirCodeOnce() {
        var parameters = IntStream.range(0, 1000)
                .mapToObj(number -> "{\"count\":" + number + "}")
                .toArray(String[]::new);

        submit(Parcel.of(DOUBLING), parameters);
        submit(Parcel.of(DOUBLING), "{\"count\":1}");

        assertThat(count("bundle")).isEqualTo(1);
        assertThat(count("run_detail where bundle_hash = '" + DOUBLING.hash() + "'"))
                .isEqualTo(1001);
    }

    @Test
    void runsThatWaitKeepTheOldVersionWhenTheWorkflowIsRedefined() throws Exception {
        var runs = IntStream.range(0, 6)
                .mapToObj(i -> submit(Parcel.of(i % 2 == 0 ? DOUBLING : TRIPLING), "{\"count\":10}")
                        .getFirst())
                .toList();

        workUntilEmpty();

        assertThat(runs.stream().map(run -> valuesOf(run).get("doubled"))).containsExactly(20, 30, 20, 30, 20, 30);
    }

    @Test
    void aWorkerWithoutTheLanguageLeavesTheRunAndItIsSaidWhy() throws Exception {
        long run = submit(DOUBLING);

        int done = workUntilEmpty(List.of());

        assertThat(done).isZero();
        assertThat(run(run).state()).isEqualTo(RunState.PENDING);
        var lane = view().lane(run).orElseThrow();
        assertThat(view().workers(false).getLast().acceptance().objections(lane))
                .containsExactly("it can't load workflows that travel in the language java-source");
    }

    @Test
    void codeThatDoesNotCompileFailsItsRunWithTheLineAndOthersGoOn() throws Exception {
        long broken = submit(Written.bundle("demo.toolkit.broken", "long count", "return new Result(cuont);"));
        long good = submit(DOUBLING);

        workUntilEmpty();

        assertThat(run(broken).state()).isEqualTo(RunState.FAILED);
        assertThat(run(broken).message().orElse(""))
                .startsWith("demo.toolkit.broken line 19: ")
                .contains("cuont");
        assertThat(run(good).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void codeThatThrowsIsToldAsTheWorkflowsOwnWithItsLine() throws Exception {
        long run =
                submit(Written.bundle("demo.toolkit.broken", "long count", "return new Result(1 / (count - count));"));

        workUntilEmpty();

        assertThat(run(run).message())
                .contains(
                        "The workflow's own code failed at Travelled.java line 19: java.lang.ArithmeticException: / by zero.");
    }

    @Test
    void aFileThatTheCodeCannotReadIsItsOwnFailureNotTheNodes() throws Exception {
        long run = submit(Written.bundle(
                "demo.toolkit.broken",
                "String text",
                "return new Result(java.nio.file.Files.readString(java.nio.file.Path.of(\"/no/such/file\")));"));
        long next = submit(DOUBLING);

        workUntilEmpty();

        assertThat(run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(run(run).message())
                .contains(
                        "The workflow's own code failed at Travelled.java line 19: java.nio.file.NoSuchFileException: /no/such/file.");
        assertThat(run(next).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void codeThatWasChangedInTheDatabaseIsNotUsed() throws Exception {
        long run = submit(DOUBLING);
        database().change(sql -> sql.update("update bundle set canonical = ?", TRIPLING.canonical()));

        assertThatThrownBy(() -> new Bundles(database()).get(DOUBLING.hash()))
                .hasMessageContaining("isn't the one that was submitted");
        workUntilEmpty();

        assertThat(run(run).state()).isEqualTo(RunState.FAILED);
        assertThat(run(run).message().orElse("")).contains("isn't the one that was submitted");
    }

    @Test
    void codeOfAnotherWorkflowIsRefused() {
        var submission = Request.of("demo.toolkit.other").submission();

        assertThatThrownBy(() -> submission.with(Parcel.of(DOUBLING)))
                .hasMessage("The code is that of demo.toolkit.two-step, not of demo.toolkit.other.");
    }

    @Test
    void uniqueRunsOfTwoVersionsAreTwo() {
        var usual = Request.of(Written.TWO_STEP).submission();
        var unique = usual.with(new Submission.Policy(0, Submission.Policy.USUAL_DELAY, true, false));
        var submissions = new Submissions(database());

        var first = submissions.submit(unique.with(Parcel.of(DOUBLING)));
        var same = submissions.submit(unique.with(Parcel.of(DOUBLING)));
        var other = submissions.submit(unique.with(Parcel.of(TRIPLING)));

        assertThat(same).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void childRunsOfAnotherUserDefinedWorkflowTakeItsCodeWithThem() throws Exception {
        var parent = Written.bundle(
                "demo.toolkit.parent", "List<Object> ends", """
                var ends = execution.steps().children("double", "demo.toolkit.two-step",
                    List.of(Map.of("count", 5L), Map.of("count", 6L)));
                return new Result(ends.stream().map(end -> end.values().get("doubled")).toList());
                """, List.of(), Map.of(Written.TWO_STEP, DOUBLING.hash()));
        long run = submit(new Parcel(parent, List.of(DOUBLING), Map.of()), "{}").getFirst();
        submit(TRIPLING);

        workUntilEmpty();

        assertThat(valuesOf(run)).isEqualTo(Map.of("ends", List.of(10, 12)));
        assertThat(count("bundle")).isEqualTo(3);
    }

    @Test
    void aWorkflowThatRunsItselfWithoutEndIsStopped() throws Exception {
        long first = submit(Written.bundle("demo.toolkit.endless", "List<String> ends", """
                var ends = execution.steps().children("again", "demo.toolkit.endless", List.of(Map.of("count", count + 1)));
                return new Result(ends.stream().map(end -> end.state().name()).toList());
                """));

        workUntilEmpty();

        assertThat(count("run")).isEqualTo(51);
        assertThat(run(first + 50).state()).isEqualTo(RunState.FAILED);
        assertThat(run(first + 50).message())
                .contains(
                        "Run %d is a child of a child, 50 times over, and asks for one more. Do its workflows run each other in a circle?"
                                .formatted(first + 50));
        assertThat(valuesOf(first)).isEqualTo(Map.of("ends", List.of("SUCCEEDED")));
    }
}
