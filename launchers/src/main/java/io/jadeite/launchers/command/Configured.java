package io.jadeite.launchers.command;

import io.jadeite.engine.database.Database;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.queue.Submission;
import io.jadeite.engine.result.Results;
import io.jadeite.engine.run.Lane;
import io.jadeite.engine.run.Tags;
import io.jadeite.engine.structure.io.StructureFile;
import io.jadeite.engine.text.Json;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Catalogue;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.StructureSource;
import io.jadeite.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call whose every word was read and checked: what is run, here or in the cloud.
 *
 * @param items one for each structure that was given
 */
record Configured(Workflow workflow, List<Arguments> items, Submission submission) {
    private static final String STRUCTURE = "structure";

    /**
     * Reads everything; the database is asked only where a structure is that of a run.
     *
     * @throws InputException with all that is wrong
     */
    static Configured of(WorkflowCall call, Catalogue catalogue, Session session, Supplier<Database> database) {
        var problems = new Problems();
        call.wrong().forEach(problems::add);
        var workflow = problems.collect(() -> catalogue.find(call.workflow()));
        var items = workflow == null
                ? List.<Arguments>of()
                : items(workflow, call.given(), source(session, database), problems);
        var options = new OptionReader(call.options(), problems, session.clock());
        var tags = options.tags();
        var resources = options.resources();
        var priority = options.priority();
        var after = options.runs();
        var at = options.at();
        var limits = options.limits();
        var policy = options.policy();
        problems.throwIfAny();
        var known = Objects.requireNonNull(workflow);
        var name = known.name();
        var lane = new Lane(
                tags.and(Tags.of(name.type(), name.calculator(), name.toString())),
                tags,
                limits,
                name.toString(),
                name.calculator(),
                resources);
        return new Configured(
                known,
                items,
                new Submission(
                        lane,
                        name.type(),
                        priority,
                        at,
                        after,
                        Optional.ofNullable(call.options().key),
                        Optional.ofNullable(call.options().directory),
                        policy,
                        session.version(),
                        items.stream().map(arguments -> item(known, arguments)).toList()));
    }

    private static List<Arguments> items(
            Workflow workflow, Map<String, Object> given, StructureSource source, Problems problems) {
        if (given.containsKey(GivenMoments.NAME) && takes(workflow, STRUCTURE) && !takes(workflow, GivenMoments.NAME)) {
            var moments = problems.collect(() -> GivenMoments.of(given, given.get(STRUCTURE)));
            var others = GivenMoments.without(given);
            return items(workflow, others, moments == null ? source : moments.addedTo(source), problems);
        }
        var items = new ArrayList<Arguments>();
        var sets = problems.collect(() -> spread(workflow, given));
        boolean isAmong = sets != null && sets.size() > 1;
        for (var set : sets == null ? List.<Map<String, Object>>of() : sets) {
            var arguments = problems.collect(() -> configure(workflow, set, source, isAmong));
            if (arguments != null) {
                items.add(arguments);
            }
        }
        return items;
    }

    private static boolean takes(Workflow workflow, String name) {
        return workflow.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Among several structures each problem says whose it is. */
    private static Arguments configure(
            Workflow workflow, Map<String, Object> given, StructureSource source, boolean among) {
        try {
            return Configuration.of(workflow, given, source);
        } catch (InputException e) {
            var name = String.valueOf(given.get(STRUCTURE));
            throw new InputException(e.problems().stream()
                    .map(problem -> among && !problem.contains(name) ? name + ": " + problem : problem)
                    .toList());
        }
    }

    private static Submission.Item item(Workflow workflow, Arguments arguments) {
        return new Submission.Item(
                arguments.subject(), Json.write(Configuration.toJson(workflow, arguments)), arguments.awaited());
    }

    /** One set of values for each structure. */
    private static List<Map<String, Object>> spread(Workflow workflow, Map<String, Object> given) {
        var problems = new Problems();
        var lists = workflow.parameters().stream()
                .filter(parameter -> parameter.type() instanceof ParameterType.OfStructures)
                .map(Parameter::name)
                .toList();
        given.forEach((name, value) -> {
            if (value instanceof List<?> list && !name.equals(STRUCTURE) && !lists.contains(name)) {
                problems.add("%s takes one value, found %d: %s.".formatted(name, list.size(), list));
            }
        });
        problems.throwIfAny();
        if (!(given.get(STRUCTURE) instanceof List<?> structures)) {
            return List.of(given);
        }
        return structures.stream()
                .map(structure -> {
                    var one = new LinkedHashMap<>(given);
                    one.put(STRUCTURE, structure);
                    return (Map<String, Object>) one;
                })
                .toList();
    }

    private static StructureSource source(Session session, Supplier<Database> database) {
        return name -> {
            if (name.startsWith("run:")) {
                return new Results(database.get()).finalStructure(OptionReader.runNumber(name.substring(4), "run:"));
            }
            return StructureFile.read(session.path(name));
        };
    }
}
