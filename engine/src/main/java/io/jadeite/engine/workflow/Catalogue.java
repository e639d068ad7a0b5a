package io.jadeite.engine.workflow;

import io.jadeite.engine.problem.InputException;
import io.jadeite.engine.problem.Nearest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All workflows that are known here, by name. */
public final class Catalogue {
    private final List<Calculator> calculators;
    private final Map<String, Workflow> workflows = new TreeMap<>();

    public Catalogue(List<Calculator> calculators) {
        this.calculators = calculators.stream()
                .sorted(Comparator.comparing(Calculator::name))
                .toList();
        for (var calculator : calculators) {
            calculator
                    .workflows()
                    .forEach(workflow -> workflows.put(workflow.name().toString(), workflow));
        }
    }

    /** Those of the calculators on the class path. */
    public static Catalogue installed() {
        return new Catalogue(ServiceLoader.load(Calculator.class, Catalogue.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    public List<Calculator> calculators() {
        return calculators;
    }

    /** Sorted by name. */
    public List<Workflow> workflows() {
        return List.copyOf(workflows.values());
    }

    /** @throws InputException with the nearest known names */
    public Workflow find(String name) {
        var found = workflows.get(name);
        if (found != null) {
            return found;
        }
        var near = Nearest.question(name, workflows.keySet());
        throw new InputException("There is no workflow '%s'.%s"
                .formatted(name, near.isEmpty() ? " 'jadeite workflows list-all' shows all of them." : near));
    }
}
