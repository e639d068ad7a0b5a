package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Spelling;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.workflow.Arguments;
import io.jadeite.engine.workflow.Configuration;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.RunReference;
import io.jadeite.engine.workflow.StructureSource;
import io.jadeite.engine.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Inputs as they were written in the DSL, read for a workflow: any spelling, all problems at once, in the DSL's words. */
public final class Given {
    /** A value that isn't there yet, and stands for one in a run's parameters. */
    public interface Later {
        RunReference reference();
    }

    private Given() {}

    /**
     * The workflow's arguments, complete.
     *
     * @throws InputException with all that is wrong
     */
    public static Arguments arguments(Workflow workflow, Map<String, ?> given, StructureSource structures) {
        var problems = new Problems();
        var read = read(workflow, given, problems);
        var arguments =
                problems.isEmpty() ? problems.collect(() -> Configuration.of(workflow, read, structures)) : null;
        problems.throwIfAny();
        return Objects.requireNonNull(arguments);
    }

    /** By the names and in the forms that the engine reads. */
    private static Map<String, Object> read(Workflow workflow, Map<String, ?> given, Problems problems) {
        var known = workflow.parameters().stream().map(Parameter::name).toList();
        var read = new LinkedHashMap<String, Object>();
        given.forEach((name, value) -> {
            var parameter = known.contains(name) ? name : Spelling.snake(name);
            if (!known.contains(parameter)) {
                problems.add(unknown(workflow, name, known));
            } else if (read.containsKey(parameter)) {
                problems.add("%s is given twice.".formatted(Spelling.camel(parameter)));
            } else if (value != null) {
                read.put(parameter, form(value));
            }
        });
        workflow.parameters().stream()
                .filter(parameter -> parameter.standard().isEmpty() && !read.containsKey(parameter.name()))
                .forEach(parameter -> problems.add(missing(workflow, parameter)));
        return read;
    }

    /** Texts of Groovy are no Java strings. */
    private static Object form(Object value) {
        return switch (value) {
            case Later later -> later.reference();
            case CharSequence text -> text.toString();
            case Enum<?> constant -> constant.name();
            default -> value;
        };
    }

    private static String unknown(Workflow workflow, String name, List<String> known) {
        var names = known.stream().map(Spelling::camel).toList();
        return "%s has no input '%s'.%s It takes %s."
                .formatted(
                        workflow.name(),
                        name,
                        Nearest.question(name, names),
                        names.isEmpty() ? "none" : String.join(", ", names));
    }

    private static String missing(Workflow workflow, Parameter parameter) {
        return "%s needs %s: %s (%s)."
                .formatted(
                        workflow.name(),
                        Spelling.camel(parameter.name()),
                        parameter.documentation(),
                        parameter.type().words());
    }
}
