package io.jadeite.engine.worker;

import io.jadeite.engine.bundle.Travelling;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.queue.Claim;
import io.jadeite.engine.queue.StepRecords;
import io.jadeite.engine.queue.StepRecords.Remembered;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.result.ResultRecord;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Resources;
import io.jadeite.engine.run.RunState;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.text.Digest;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.ChildRun;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.Steps;
import io.jadeite.engine.workflow.Workflow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The steps of one attempt, remembered in the database. */
final class DurableSteps implements Steps {
    /** Unwinds the workflow's code, so that its worker is free while the children run. No code of a workflow catches it. */
    @SuppressWarnings("serial")
    static final class Waits extends Error {
        private final transient List<Long> children;

        Waits(List<Long> children) {
            super("waits for its children", null, false, false);
            this.children = children;
        }

        List<Long> children() {
            return children;
        }
    }

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String VALUE = "value";

    private final Claim claim;
    private final StepRecords records;
    private final Results results;
    private final Catalogue catalogue;
    private final String version;
    private final Map<String, Integer> turns = new HashMap<>();

    DurableSteps(Claim claim, StepRecords records, Results results, Catalogue catalogue, String version) {
        this.claim = claim;
        this.records = records;
        this.results = results;
        this.catalogue = catalogue;
        this.version = version;
    }

    @Override
    public Object once(String name, Map<String, Object> inputs, Work work) throws InterruptedException, IOException {
        int turn = turns.merge(name, 1, Integer::sum);
        var digest = digest(inputs);
        var found = remembered(name, turn, digest);
        if (found.isPresent()) {
            return value(found.get().value());
        }
        var json = Json.write(Map.of(VALUE, work.value()));
        if (!records.remember(claim.attempt(), name, turn, new Remembered(digest, json))) {
            throw superseded();
        }
        // As a later attempt will see it.
        return value(json);
    }

    @Override
    public List<ChildRun> children(String name, String workflow, List<Map<String, Object>> parameters)
            throws InterruptedException {
        if (parameters.isEmpty()) {
            return List.of();
        }
        int turn = turns.merge(name, 1, Integer::sum);
        var digest = digest(Map.of("workflow", workflow, "parameters", parameters));
        remembered(name, turn, digest);
        var runs = records.submitOnce(claim.attempt(), name, turn, digest, submission(workflow, parameters))
                .orElseThrow(DurableSteps::superseded);
        var children = records.children(runs);
        while (!children.stream().allMatch(child -> child.state().isFinished())) {
            if (claim.lane() != 0) {
                throw new Waits(runs);
            }
            // Executed where it was asked for: there is nobody to give it back to.
            Thread.sleep(LOOK);
            children = records.children(runs);
        }
        var states = new HashMap<Long, RunState>();
        children.forEach(child -> states.put(child.run(), child.state()));
        return runs.stream()
                .map(run -> new ChildRun(run, Objects.requireNonNull(states.get(run)), valuesOf(run, states.get(run))))
                .toList();
    }

    private Map<String, Object> valuesOf(long run, @org.jspecify.annotations.Nullable RunState state) {
        return state == RunState.SUCCEEDED
                ? results.of(run).map(ResultRecord::values).orElse(Map.of())
                : Map.of();
    }

    private Optional<Remembered> remembered(String name, int turn, String digest) {
        var found = records.find(claim.attempt().run(), name, turn);
        if (found.isPresent() && !found.get().inputs().equals(digest)) {
            throw new InputException(
                    "Step '%s'%s asks for something else than in an earlier attempt of this run, which finished it. A workflow must do the same each time until its first unfinished step; if it was changed, submit a new run."
                            .formatted(name, turn == 1 ? "" : " (turn %d)".formatted(turn)));
        }
        return found;
    }

    private Submission submission(String workflowName, List<Map<String, Object>> parameters) {
        var workflow = catalogue.find(workflowName);
        var name = workflow.name();
        var heritage = records.heritage(claim.attempt().run());
        var tags = heritage.userTags().and(Tags.of(name.type(), name.calculator(), name.toString()));
        var items = new ArrayList<Submission.Item>();
        parameters.forEach(given -> items.add(item(workflow, given)));
        var submission = new Submission(
                new Lane(
                        tags,
                        heritage.userTags(),
                        heritage.limits(),
                        name.toString(),
                        name.calculator(),
                        Resources.UNSAID),
                name.type(),
                heritage.priority(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Submission.Policy.USUAL,
                version,
                items);
        return workflow instanceof Travelling travelling ? submission.with(travelling.parcel()) : submission;
    }

    private static Submission.Item item(Workflow workflow, Map<String, Object> given) {
        var arguments = Configuration.of(workflow, given, file -> {
            throw new InputException("'" + file + "' is a file; give the structure itself to a child run.");
        });
        return new Submission.Item(
                arguments.subject(), Json.write(Configuration.toJson(workflow, arguments)), arguments.awaited());
    }

    /** The same for the same inputs, whatever the order of their names, which differs between processes. */
    private static String digest(Map<String, Object> inputs) {
        return Digest.of(Json.write(sorted(inputs)));
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((name, inner) -> sorted.put(String.valueOf(name), sorted(inner)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(DurableSteps::sorted).toList();
            default -> value;
        };
    }

    private static Object value(String json) {
        return Objects.requireNonNull(Json.readObject(json, "a step's value").get(VALUE));
    }

    private static InterruptedException superseded() {
        return new InterruptedException("the run has gone to somebody else");
    }
}
