package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first of a workflow's four steps: every parameter is converted and checked at the place of submission, so that
 * nothing wrong is queued and workers need not see the files. What refers to another run's result ({@link RunReference}) is checked by
 * the worker, when it is there.
 */
public final class Configuration {
    private Configuration() {}

    /** @throws InputException with everything that is wrong */
    public static Arguments of(Workflow workflow, Map<String, ?> given, StructureSource structures) {
        var problems = new Problems();
        var known = workflow.parameters().stream().map(Parameter::name).toList();
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                problems.add("%s has no parameter '%s'.%s It takes %s."
                        .formatted(workflow.name(), name, Nearest.question(name, known), String.join(", ", known)));
            }
        }
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : workflow.parameters()) {
            var found = given.get(parameter.name());
            if (found != null && !RunReference.runsIn(found).isEmpty()) {
                values.put(parameter.name(), found);
            } else if (found != null && !"".equals(found)) {
                var value = problems.collect(() -> read(parameter, found, structures));
                if (value != null) {
                    values.put(parameter.name(), value);
                }
            } else if (parameter.standard().isPresent()) {
                values.put(parameter.name(), parameter.standard().get());
            } else {
                problems.add("%s needs --%s: %s (%s)."
                        .formatted(
                                workflow.name(),
                                parameter.name(),
                                parameter.documentation(),
                                parameter.type().words()));
            }
        }
        var arguments = new Arguments(values);
        if (problems.isEmpty() && arguments.awaited().isEmpty()) {
            problems.collect(() -> {
                workflow.check(arguments);
                return values;
            });
        }
        problems.throwIfAny();
        return arguments;
    }

    /** The arguments as JSON holds them: what a run's row keeps. */
    public static Map<String, Object> toJson(Workflow workflow, Arguments arguments) {
        var json = new LinkedHashMap<String, Object>();
        for (var parameter : workflow.parameters()) {
            var value = arguments.values().get(parameter.name());
            if (value != null) {
                json.put(
                        parameter.name(),
                        RunReference.runsIn(value).isEmpty()
                                ? parameter.type().toJson(value)
                                : RunReference.toJson(value));
            }
        }
        return json;
    }

    private static Object read(Parameter parameter, Object given, StructureSource structures) {
        try {
            return parameter.type().read(given, structures);
        } catch (InputException e) {
            var sentence = e.getMessage().startsWith("should") ? "%s %s" : "%s: %s";
            var text = sentence.formatted(parameter.name(), e.getMessage());
            throw new InputException(text.endsWith(".") || text.endsWith("?") ? text : text + ".");
        }
    }
}
