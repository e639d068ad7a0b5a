package io.jadeite.dsl.script;

import io.jadeite.dsl.script.flow.Given;
import io.jadeite.dsl.script.flow.Input;
import io.jadeite.dsl.script.flow.Spread;
import io.jadeite.dsl.script.flow.UserWorkflow;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.structure.Structure;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.RunReference;
import io.jadeite.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a workflow whose every word was read and checked: what {@code run} and {@code runCloud} have in common.
 *
 * @param isMany whether a list was given in the place of one value
 * @param items one for each run
 */
record Call(Workflow workflow, boolean isMany, List<Arguments> items, CallOptions options, String version) {
    private static final int TOLD = 20;

    /** @throws InputException with all that is wrong */
    static Call read(Workflow workflow, Map<String, ?> given, Session session) {
        var problems = new Problems();
        var inputs = new LinkedHashMap<String, Object>();
        var words = new LinkedHashMap<String, Object>();
        given.forEach((name, value) -> {
            if (value != null) {
                (Input.RESERVED.contains(name) ? words : inputs).put(name, value);
            }
        });
        var options = CallOptions.of(words, problems, session.clock());
        var items = new ArrayList<Arguments>();
        var spread = problems.collect(() -> Spread.of(workflow, inputs));
        var sets = spread == null ? List.<Map<String, Object>>of() : spread;
        int wrong = 0;
        for (int i = 0; i < sets.size(); i++) {
            var whose = sets.size() == 1 ? "" : "%d of %d, ".formatted(i + 1, sets.size());
            var arguments = read(workflow, sets.get(i), whose, session, wrong < TOLD ? problems : new Problems());
            arguments.ifPresent(items::add);
            wrong += arguments.isEmpty() ? 1 : 0;
        }
        if (wrong > TOLD) {
            problems.add("So it is with %d more of the %d.".formatted(wrong - TOLD, sets.size()));
        }
        problems.throwIfAny();
        return new Call(workflow, Spread.isMany(workflow, inputs), items, options, session.version());
    }

    private static Optional<Arguments> read(
            Workflow workflow, Map<String, Object> set, String whose, Session session, Problems problems) {
        try {
            return Optional.of(Given.arguments(workflow, set, session::structure));
        } catch (InputException e) {
            var subject = set.values().stream()
                    .filter(Structure.class::isInstance)
                    .map(value -> ((Structure) value).formula() + ": ")
                    .findFirst()
                    .orElse("");
            e.problems().forEach(problem -> problems.add(whose.isEmpty() ? problem : whose + subject + problem));
            return Optional.empty();
        }
    }

    /** All of its runs; without the code that may have to travel. */
    Submission submission() {
        return submission(items);
    }

    /** One of its runs. */
    Submission submission(Arguments item) {
        return submission(List.of(item));
    }

    private Submission submission(List<Arguments> some) {
        var name = workflow.name();
        var tags = workflow instanceof UserWorkflow user
                ? options.tags().and(user.signature().tags())
                : options.tags();
        var lane = new Lane(
                tags.and(Tags.of(name.type(), name.calculator(), name.toString())),
                tags,
                options.limits(),
                name.toString(),
                name.calculator(),
                options.resources());
        return new Submission(
                lane,
                name.type(),
                options.priority(),
                options.at(),
                options.after(),
                options.key(),
                options.directory(),
                options.policy(),
                version,
                some.stream().map(this::item).toList());
    }

    private Submission.Item item(Arguments arguments) {
        var json = Configuration.toJson(workflow, arguments);
        return new Submission.Item(arguments.subject(), Json.write(json), List.copyOf(RunReference.runsIn(json)));
    }
}
