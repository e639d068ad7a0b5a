package io.jadeite.dsl.script.flow;

import io.jadeite.dsl.script.value.Spelling;
import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.workflow.Parameter;
import io.jadeite.engine.workflow.ParameterType;
import io.jadeite.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A list in the place of one value makes several sets of inputs; several lists go in step. */
public final class Spread {
    private Spread() {}

    /**
     * One set for each value of the lists; the inputs themselves where there is no list.
     *
     * @throws InputException where lists are of different lengths, or empty
     */
    public static List<Map<String, Object>> of(Workflow workflow, Map<String, ?> given) {
        var lists = new LinkedHashMap<String, List<?>>();
        given.forEach((name, value) -> {
            if (value instanceof Collection<?> list && takesOne(workflow, name)) {
                lists.put(name, List.copyOf(list));
            }
        });
        if (lists.isEmpty()) {
            return List.of(copy(given));
        }
        int length = commonLength(workflow, lists);
        var sets = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < length; i++) {
            var set = copy(given);
            for (var list : lists.entrySet()) {
                set.put(list.getKey(), list.getValue().get(i));
            }
            sets.add(set);
        }
        return sets;
    }

    /** Whether the inputs have a list in the place of one value. */
    public static boolean isMany(Workflow workflow, Map<String, ?> given) {
        return given.entrySet().stream()
                .anyMatch(input -> input.getValue() instanceof Collection<?> && takesOne(workflow, input.getKey()));
    }

    private static boolean takesOne(Workflow workflow, String name) {
        return workflow.parameters().stream()
                .filter(parameter -> parameter.name().equals(Spelling.snake(name)))
                .map(Parameter::type)
                .noneMatch(type -> type instanceof ParameterType.Value || type instanceof ParameterType.OfStructures);
    }

    private static int commonLength(Workflow workflow, Map<String, List<?>> lists) {
        var lengths = new TreeSet<Integer>();
        lists.values().forEach(list -> lengths.add(list.size()));
        if (lengths.size() > 1) {
            throw new InputException(
                    "%s is given lists of different lengths: %s. Lists go in step, one run for each value."
                            .formatted(
                                    workflow.name(),
                                    String.join(
                                            ", ",
                                            lists.entrySet().stream()
                                                    .map(list -> "%s has %d"
                                                            .formatted(
                                                                    list.getKey(),
                                                                    list.getValue()
                                                                            .size()))
                                                    .toList())));
        }
        if (lengths.first() == 0) {
            throw new InputException("%s is given an empty list of %s: there is nothing to run."
                    .formatted(workflow.name(), String.join(", ", lists.keySet())));
        }
        return lengths.first();
    }

    private static Map<String, Object> copy(Map<String, ? extends @Nullable Object> given) {
        var copy = new LinkedHashMap<String, Object>();
        given.forEach((name, value) -> {
            if (value != null) {
                copy.put(name, value);
            }
        });
        return copy;
    }
}
