package io.jadeite.launchers.command;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Problems;
import io.jadeite.engine.text.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's name, the values given for its parameters and the words around them, from a command line or a YAML file.
 *
 * @param given a list where several values were given
 * @param wrong what was found wrong already, to be told with the rest
 */
record WorkflowCall(String workflow, Map<String, Object> given, RunOptions options, List<String> wrong) {
    /** Of {@code --structure A B --max-steps 5}: what follows a name belongs to it. */
    static WorkflowCall ofWords(String workflow, List<String> words, RunOptions options) {
        return new WorkflowCall(workflow, given(words), options, List.of());
    }

    /** The same with what these words give in place of what was given before. */
    WorkflowCall with(List<String> words) {
        var changed = new LinkedHashMap<>(given);
        given(words).forEach((name, value) -> changed.merge(name, value, DottedNames::merged));
        return new WorkflowCall(workflow, changed, options, wrong);
    }

    /**
     * Of a file with {@code workflow_name}, parameters, and the reserved words such as {@code tags}. Options of the command
     * line win over the file; tags add up.
     */
    static WorkflowCall ofYaml(Path file, RunOptions options) {
        var content = new LinkedHashMap<String, Object>();
        Yaml.readMapping(file).forEach((name, value) -> content.put(name.replace('-', '_'), value));
        if (content.isEmpty()) {
            throw new InputException(
                    "%s is empty. It should at least say 'workflow_name: relaxation.emt.quick' and 'structure: POSCAR'."
                            .formatted(file));
        }
        var problems = new ArrayList<String>();
        var name = content.remove("workflow_name");
        if (!(name instanceof String)) {
            throw new InputException("%s should say 'workflow_name: TYPE.CALCULATOR.PRESET'%s."
                    .formatted(file, name == null || "".equals(name) ? "" : ", found '" + name + "'"));
        }
        takeList(content, "tags", options.tags::addAll);
        takeList(content, "tag", options.tags::addAll);
        takeList(content, "after", options.after::addAll);
        takeList(content, "limits", options.limits::addAll);
        takeList(content, "limit", options.limits::addAll);
        options.priority = orOfFile(options.priority, content, "priority", problems);
        options.at = orOfFile(options.at, content, "at", problems);
        options.key = orOfFile(options.key, content, "key", problems);
        options.cores = orOfFile(options.cores, content, "cores", problems);
        options.memory = orOfFile(options.memory, content, "memory", problems);
        options.gpus = orOfFile(options.gpus, content, "gpus", problems);
        options.time = orOfFile(options.time, content, "time", problems);
        options.retries = orOfFile(options.retries, content, "retries", problems);
        options.retryDelay = orOfFile(options.retryDelay, content, "retry_delay", problems);
        options.ifParentFails = orOfFile(options.ifParentFails, content, "if_parent_fails", problems);
        options.unique |= isTrue(content, "unique", problems);
        options.directory = orOfFile(options.directory, content, "directory", problems);
        return new WorkflowCall(String.valueOf(name), content, options, List.copyOf(problems));
    }

    private static Map<String, Object> given(List<String> words) {
        var given = new LinkedHashMap<String, Object>();
        var problems = new Problems();
        String name = "";
        var values = new ArrayList<String>();
        for (var word : words) {
            if (isName(word)) {
                put(given, name, values, problems);
                int sign = word.indexOf('=');
                name = word.substring(2, sign < 0 ? word.length() : sign).replace('-', '_');
                values = sign < 0 ? new ArrayList<>() : new ArrayList<>(List.of(word.substring(sign + 1)));
            } else if (name.isEmpty()) {
                problems.add("'%s' stands alone; parameters are given as --name value.".formatted(word));
            } else {
                values.add(word);
            }
        }
        put(given, name, values, problems);
        var nested = problems.collect(() -> DottedNames.nested(given));
        problems.throwIfAny();
        return Objects.requireNonNull(nested);
    }

    /** A negative number is a value, not a name. */
    private static boolean isName(String word) {
        return word.startsWith("--") && word.length() > 2;
    }

    private static void put(Map<String, Object> given, String name, List<String> values, Problems problems) {
        if (name.isEmpty()) {
            return;
        }
        if (values.isEmpty()) {
            problems.add("--%s should have a value after it.".formatted(name.replace('_', '-')));
            return;
        }
        var all = new ArrayList<Object>();
        if (given.get(name) instanceof List<?> before) {
            all.addAll(before);
        } else if (given.containsKey(name)) {
            all.add(given.get(name));
        }
        all.addAll(values);
        given.put(name, all.size() == 1 ? all.getFirst() : List.copyOf(all));
    }

    private static @Nullable String orOfFile(
            @Nullable String option, Map<String, Object> content, String name, List<String> problems) {
        var value = content.remove(name);
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            problems.add("%s should be one value, found %s.".formatted(name, value));
            return option;
        }
        return option != null || value == null || "".equals(value) ? option : String.valueOf(value);
    }

    private static boolean isTrue(Map<String, Object> content, String name, List<String> problems) {
        var value = content.remove(name);
        if (value == null || "".equals(value) || value.equals(false)) {
            return false;
        }
        if (!value.equals(true)) {
            problems.add("%s should be true or false, found '%s'.".formatted(name, value));
        }
        return true;
    }

    private static void takeList(Map<String, Object> content, String name, Consumer<List<String>> option) {
        switch (content.remove(name)) {
            case null -> {}
            case List<?> list ->
                option.accept(list.stream().map(String::valueOf).toList());
            case Object value -> {
                if (!"".equals(value)) {
                    option.accept(List.of(String.valueOf(value)));
                }
            }
        }
    }
}
