package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.DatabaseKind;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.text.Yaml;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerEndingsTest extends WorkerSuite {
    @Test
    void aRunThatSucceedsHasItsResultItsStepsAndItsFiles() throws InterruptedException {
        long id = submit(act("succeed").tagged("small"));

        assertThat(workUntilEmpty()).isEqualTo(1);

        var run = run(id);
        var directory = root().resolve(Stage.WORKFLOW + "-" + id).resolve("attempt-01");
        var results = new Results(database());
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.directory()).contains(directory.toString());
        assertThat(results.of(id).orElseThrow().values()).isEqualTo(Map.of("energy", -0.1, "formula", "Cu"));
        assertThat(results.steps(id)).hasSize(2);
        assertThat(directory.toFile().list())
                .containsExactlyInAnyOrder("INPUT", "OUTPUT", "jadeite_run.yaml", "jadeite_summary.yaml");
        assertThat(directory.resolve("INPUT")).hasContent("succeed");
        assertThat(Yaml.readMapping(directory.resolve("jadeite_run.yaml")))
                .containsEntry("run", (int) id)
                .containsEntry("attempt", 1)
                .containsEntry("workflow", Stage.WORKFLOW)
                .containsEntry("parameters", Map.of("act", "succeed"))
                .containsEntry("jadeite", "test")
                .containsKeys("host", "worker", "started", "java");
        assertThat(Yaml.readMapping(directory.resolve("jadeite_summary.yaml")))
                .containsEntry("result", Map.of("energy", -0.1, "formula", "Cu"));
    }

    @Test
    void aRunThatFailsTellsItsReasonAndTheWorkerGoesOn() throws InterruptedException {
        long failed = submit(act("fail"));
        long refused = submit(act("refuse"));
        long broken = submit(act("break"));
        long asserted = submit(act("assert"));
        long good = submit(act("succeed"));

        assertThat(workUntilEmpty()).isEqualTo(5);

        assertThat(run(failed).message()).contains("It didn't converge.");
        assertThat(run(refused).message()).contains("These inputs don't fit.");
        assertThat(run(broken).message().orElseThrow())
                .contains("please report")
                .contains("a bug");
        assertThat(run(asserted).message().orElseThrow()).contains("a broken promise");
        assertThat(List.of(failed, refused, broken, asserted))
                .allSatisfy(id -> assertThat(run(id).state()).isEqualTo(RunState.FAILED))
                .allSatisfy(id -> assertThat(
                                new Results(database()).of(id).orElseThrow().status())
                        .isEqualTo("FAILED"));
        assertThat(run(good).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(view().workers(false).getFirst().failed()).isEqualTo(4);
    }

    @Test
    void aRunWhoseParametersDoNotFitFailsWithTheReason() throws InterruptedException {
        long id = submit(Request.of(Stage.WORKFLOW).parameters("{\"act\":\"suceed\",\"color\":1}"));
        long noJson = submit(Request.of(Stage.WORKFLOW).parameters("null"));

        workUntilEmpty();

        assertThat(run(id).state()).isEqualTo(RunState.FAILED);
        assertThat(run(id).message().orElseThrow())
                .contains("Did you mean succeed?")
                .contains("color");
        assertThat(run(noJson).state()).isEqualTo(RunState.FAILED);
    }

    @Test
    void aResultThatTheDatabaseRefusesFailsTheRunAndNotTheWorker() throws InterruptedException {
        long unsavable = submit(act("worthless"));
        long unspeakable = submit(act("unspeakable"));
        long good = submit(act("succeed"));

        assertThat(workUntilEmpty()).isEqualTo(3);

        assertThat(run(good).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(unspeakable).state()).isEqualTo(RunState.FAILED);
        assertThat(run(unspeakable).message().orElseThrow())
                .startsWith("It printed ")
                .endsWith(" and died.");
        if (kind() == DatabaseKind.POSTGRESQL) {
            assertThat(run(unsavable).state()).isEqualTo(RunState.FAILED);
            assertThat(run(unsavable).message().orElseThrow())
                    .contains("can't be saved")
                    .contains("0x00");
        }
    }

    @Test
    void aDirectoryThatIsGivenIsMadeUnderTheWorkersRoot() throws InterruptedException {
        long id = submit(act("succeed").directory("screening/first"));
        long outside = submit(act("succeed").directory("../elsewhere"));
        long absolute = submit(act("succeed").directory("/tmp/elsewhere"));

        workUntilEmpty();

        assertThat(run(id).directory())
                .contains(root().resolve("screening/first/attempt-01").toString());
        assertThat(List.of(outside, absolute)).allSatisfy(run -> {
            assertThat(run(run).state()).isEqualTo(RunState.FAILED);
            assertThat(run(run).message().orElseThrow()).contains("leads out of the worker's root");
        });
        assertThat(root().resolveSibling("elsewhere")).doesNotExist();
    }

    @Test
    void nothingIsEverOverwritten() throws Exception {
        long own = submit(act("succeed"));
        long named = submit(act("succeed").directory("taken"));
        var ofAnotherDatabase = root().resolve(Stage.WORKFLOW + "-" + own).resolve("attempt-01");
        var taken = root().resolve("taken/attempt-01");
        Files.createDirectories(ofAnotherDatabase);
        Files.createDirectories(taken);

        workUntilEmpty();

        assertThat(run(own).directory())
                .contains(root().resolve(Stage.WORKFLOW + "-" + own + "-2")
                        .resolve("attempt-01")
                        .toString());
        assertThat(run(named).state()).isEqualTo(RunState.FAILED);
        assertThat(run(named).message().orElseThrow()).contains(taken + " is there already");
        assertThat(ofAnotherDatabase).isEmptyDirectory();
        assertThat(taken).isEmptyDirectory();
    }

    @Test
    void anUnknownWorkflowIsHandedBackAndLeftToOthers() throws InterruptedException {
        long unknown = submit(Request.of("stand-in.test.future"));
        long known = submit(act("succeed"));

        assertThat(workUntilEmpty()).isEqualTo(1);

        assertThat(run(known).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(unknown).state()).isEqualTo(RunState.PENDING);
        assertThat(run(unknown).message().orElseThrow()).contains("There is no workflow 'stand-in.test.future'");
        assertThat(outcomes(unknown)).containsExactly("HANDED_BACK");
    }

    @Test
    void aWorkerThatCannotWriteHandsBackThreeTimesAndStops() throws Exception {
        Files.createDirectories(root().getParent());
        Files.writeString(root(), "in the way");
        long first = submit(act("succeed"));

        assertThat(workUntilEmpty()).isZero();

        assertThat(run(first).state()).isEqualTo(RunState.PENDING);
        assertThat(outcomes(first)).containsExactly("HANDED_BACK", "HANDED_BACK", "HANDED_BACK");
        assertThat(reasonOfLastWorker())
                .startsWith("it failed 3 runs in a row by its own fault: Can't make the directory " + root());
    }

    @Test
    void aCalculationThatCannotWriteIsHandedBackToo() throws InterruptedException {
        long id = submit(act("cannot-write"));

        assertThat(workUntilEmpty()).isZero();

        assertThat(run(id).state()).isEqualTo(RunState.PENDING);
        assertThat(run(id).message().orElseThrow()).contains("Can't write in").contains("OUTPUT");
        assertThat(reasonOfLastWorker()).startsWith("it failed 3 runs in a row");
    }

    @Test
    void aWorkerTakesOnlyRunsThatCarryItsTags() throws InterruptedException {
        long other = submit(act("succeed").tagged("big"));
        long own = submit(act("succeed").tagged("small", "x"));
        var options = new WorkerOptions(
                Tags.of("small"),
                UNTIL_EMPTY.match(),
                UNTIL_EMPTY.resources(),
                1,
                UNTIL_EMPTY.mostRuns(),
                UNTIL_EMPTY.timeout(),
                true,
                UNTIL_EMPTY.waitOnEmptyQueue(),
                UNTIL_EMPTY.life());

        assertThat(worker(options).work()).isEqualTo(1);

        assertThat(run(own).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run(other).state()).isEqualTo(RunState.PENDING);
    }
}
