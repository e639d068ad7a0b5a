package io.jadeite.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.Completions;
import io.jadeite.engine.queue.Reaper;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Attempt;
import io.jadeite.engine.run.IonicStep;
import io.jadeite.engine.run.Outcome;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is done while the database is away is kept, and saved by whoever comes next. */
class UnsavedResultsTest extends WorkerSuite {
    private static final Acceptance ANYTHING =
            new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("test"), Resources.UNSAID);
    private static final Outcome OUTCOME = new Outcome(
            Map.of("energy", -1.0 / 3, "formula", "Cu"),
            List.of(new IonicStep(
                    0,
                    -1.0 / 3,
                    OptionalDouble.of(0.25),
                    OptionalDouble.empty(),
                    OptionalDouble.of(11.5),
                    OptionalDouble.empty())));

    @Test
    void theNextWorkerSavesWhatALostOneHasKept() throws InterruptedException {
        var lost = takeAndLose();
        unsaved(database().shown()).keep(lost, Stage.WORKFLOW, OUTCOME);

        int done = workUntilEmpty();

        assertThat(done).isZero();
        assertThat(run(lost.run()).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(new Results(database()).of(lost.run()).orElseThrow().values())
                .isEqualTo(OUTCOME.values());
        assertThat(new Results(database()).steps(lost.run())).isEqualTo(OUTCOME.steps());
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void whatAnotherAttemptHasDoneMeanwhileIsDropped() throws InterruptedException {
        var lost = takeAndLose();
        assertThat(workUntilEmpty()).isEqualTo(1);
        unsaved(database().shown()).keep(lost, Stage.WORKFLOW, OUTCOME);

        workUntilEmpty();

        assertThat(run(lost.run()).attempt()).isEqualTo(2);
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void theResultsOfAnotherDatabaseAndRubbishStay() throws IOException, InterruptedException {
        var lost = takeAndLose();
        unsaved("another database").keep(lost, Stage.WORKFLOW, OUTCOME);
        Files.writeString(folder().resolve("rubbish.json"), "{\"run\": ");

        workUntilEmpty();

        assertThat(folder()).isDirectoryContaining("glob:**rubbish.json").isDirectoryContaining("glob:**run-1-*.json");
    }

    private Attempt takeAndLose() {
        long id = submit(act("succeed"));
        var registry = new WorkerRegistry(database(), Duration.ofMillis(1));
        long worker = registry.enter(
                new WorkerRecord(WorkerRecord.Kind.WORKER, "node-1", 42, "test", ANYTHING, Optional.empty()));
        var attempt =
                new Claims(database(), worker).next(ANYTHING).orElseThrow().attempt();
        var reaper = new Reaper(database(), Duration.ofMillis(1), 3);
        Await.until("the run is taken from its lost worker", () -> reaper.reap() == 1);
        assertThat(attempt.run()).isEqualTo(id);
        return attempt;
    }

    private UnsavedResults unsaved(String databaseAddress) {
        return new UnsavedResults(root(), databaseAddress, new Completions(database()), new ResultTables(database()));
    }

    private Path folder() {
        return root().resolve(UnsavedResults.FOLDER);
    }
}
