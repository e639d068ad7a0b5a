package io.jadeite.engine.worker;

import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.Claims;
import io.jadeite.engine.queue.RunFilter;
import io.jadeite.engine.queue.RunRecord;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.queue.WorkerRecord;
import io.jadeite.engine.queue.WorkerRegistry;
import io.jadeite.engine.result.ResultTables;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Acceptance;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.TagMatch;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.testing.Await;
import io.jadeite.engine.testing.Request;
import io.jadeite.engine.workflow.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Workers whose workflow does what the test writes. */
abstract class ScriptSuite extends WorkerSuite {
    final Script script = new Script();

    @Override
    Catalogue catalogue() {
        return new Catalogue(List.of(stage(), script));
    }

    static final Acceptance ANYTHING = new Acceptance(Tags.NONE, TagMatch.ALL, Set.of("script"), Resources.UNSAID);

    /** Until the worker has renewed its lease so often since now that it has asked in vain before. */
    void awaitRest() {
        Await.until("the worker is there", () -> !view().workers(true).isEmpty());
        for (int i = 0; i < 4; i++) {
            var last = view().workers(true).getFirst().seen();
            Await.until(
                    "the worker renews its lease",
                    () -> view().workers(true).getFirst().seen().isAfter(last));
        }
    }

    static WorkerOptions options(int concurrency, @Nullable Integer most, Duration wait, boolean closeOnEmptyQueue) {
        return new WorkerOptions(
                Tags.NONE,
                TagMatch.ALL,
                Resources.UNSAID,
                concurrency,
                Optional.ofNullable(most),
                Optional.empty(),
                closeOnEmptyQueue,
                wait,
                Optional.empty());
    }

    static Request scripted() {
        return Request.of(Script.WORKFLOW);
    }

    DurableSteps steps(Claim claim) {
        return new DurableSteps(
                claim,
                new StepRecords(database()),
                new Results(database()),
                new ResultTables(database()),
                catalogue(),
                "test");
    }

    Claim claim() {
        return claim(Duration.ofMinutes(5));
    }

    Claim claim(Duration lease) {
        long worker = new WorkerRegistry(database(), lease)
                .enter(new WorkerRecord(WorkerRecord.Kind.WORKER, "node-1", 42, "test", ANYTHING, Optional.empty()));
        return new Claims(database(), worker).next(ANYTHING).orElseThrow();
    }

    List<RunRecord> children() {
        var children = new ArrayList<RunRecord>();
        view().each(new RunFilter(Set.of(), Tags.NONE, Optional.of(Stage.WORKFLOW)), children::add);
        return children;
    }

    /** A map with its keys in this order. */
    static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
